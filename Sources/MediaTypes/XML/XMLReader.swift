/// Reads XML 1.0 documents without document type declarations: no entity but the five of the standard exists, nothing is
/// fetched, nothing expands.
///
/// A reader of our own, because what there is does more than is safe or less than is needed: libxml2 and Foundation's
/// parser know DTDs and entities, XMLCoder reads `Codable` types only.
struct XMLReader {
  /// The deepest nesting of elements that is read.
  static let depthLimit = 256

  private let scalars: [Unicode.Scalar]
  private var position = 0

  /// The root element of a document in UTF-8, UTF-16 with a byte order mark, or ISO-8859-1.
  static func read(_ content: [UInt8]) throws(MalformedContent) -> XMLElement {
    var reader = XMLReader(scalars: try XMLText.scalars(content))
    return try reader.document()
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  // MARK: Structure

  private mutating func document() throws(MalformedContent) -> XMLElement {
    try skipMiscellany()
    guard starts(with: "<") else { throw problem("there is no element") }
    let root = try element()
    try skipMiscellany()
    guard position == scalars.count else { throw problem("something follows the root element") }
    return root
  }

  /// The element that begins here, with all it holds; a stack instead of recursion keeps deep documents harmless.
  private mutating func element() throws(MalformedContent) -> XMLElement {
    var open: [XMLElement] = []
    while true {
      var finished: XMLElement?
      if starts(with: "</") {
        guard let element = open.popLast() else { throw problem("an end tag has no start tag") }
        position += 2
        let name = try name()
        guard name == element.name else { throw problem("<\(element.name)> is closed by </\(name)>") }
        skipBlanks()
        guard take(">") else { throw problem("the end tag </\(name) is not closed") }
        finished = element
      } else if starts(with: "<![CDATA[") {
        position += 9
        try append(.text(try until("]]>", "a CDATA section")), to: &open)
      } else if starts(with: "<!--") {
        position += 4
        _ = try until("-->", "a comment")
      } else if starts(with: "<?") {
        position += 2
        _ = try until("?>", "a processing instruction")
      } else if starts(with: "<!") {
        throw problem("a declaration stands inside an element")
      } else if starts(with: "<") {
        let (element, isEmpty) = try startTag()
        if isEmpty {
          finished = element
        } else {
          open.append(element)
          guard open.count <= Self.depthLimit else { throw problem("elements are nested too deep") }
        }
      } else if position < scalars.count {
        try append(.text(try text(until: ["<"])), to: &open)
      } else {
        throw problem(open.last.map { "<\($0.name)> is not closed" } ?? "the document ends too early")
      }
      guard let finished else { continue }
      if open.isEmpty { return finished }
      try append(.element(finished), to: &open)
    }
  }

  private func append(_ child: XMLElement.Child, to open: inout [XMLElement]) throws(MalformedContent) {
    guard !open.isEmpty else { throw problem("text stands outside the root element") }
    open[open.count - 1].children.append(child)
  }

  private mutating func startTag() throws(MalformedContent) -> (XMLElement, isEmpty: Bool) {
    position += 1
    var element = XMLElement(name: try name())
    while true {
      let hadBlank = skipBlanks()
      if take(">") { return (element, false) }
      if starts(with: "/>") {
        position += 2
        return (element, true)
      }
      guard hadBlank else { throw problem("the tag <\(element.name) is not closed") }
      let attribute = try attribute()
      guard !element.attributes.contains(where: { $0.name == attribute.name }) else {
        throw problem("the attribute \(attribute.name) stands twice in <\(element.name)>")
      }
      element.attributes.append(attribute)
    }
  }

  private mutating func attribute() throws(MalformedContent) -> XMLElement.Attribute {
    let name = try name()
    skipBlanks()
    guard take("=") else { throw problem("the attribute \(name) has no value") }
    skipBlanks()
    guard let quote = current, quote == "\"" || quote == "'" else {
      throw problem("the value of \(name) has no quotes")
    }
    position += 1
    let value = try text(until: [quote, "<"], inAttribute: true)
    guard take(quote) else { throw problem("the value of \(name) is not closed") }
    return XMLElement.Attribute(name: name, value: value)
  }

  /// Skips comments, processing instructions and blanks outside the root element.
  private mutating func skipMiscellany() throws(MalformedContent) {
    while true {
      skipBlanks()
      if starts(with: "<?") {
        position += 2
        _ = try until("?>", "a processing instruction")
      } else if starts(with: "<!--") {
        position += 4
        _ = try until("-->", "a comment")
      } else if starts(with: "<!") {
        throw problem("a document type declaration is not read")
      } else {
        return
      }
    }
  }

  // MARK: Text

  private mutating func name() throws(MalformedContent) -> String {
    let start = position
    while let scalar = current,
      position == start ? XMLCharacters.beginsName(scalar) : XMLCharacters.continuesName(scalar) || scalar == ":"
    { position += 1 }
    guard position > start else { throw problem("a name is missing") }
    return string(scalars[start..<position])
  }

  /// The text up to one of `ends`, references replaced.
  private mutating func text(
    until ends: [Unicode.Scalar], inAttribute: Bool = false
  ) throws(MalformedContent) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = current, !ends.contains(scalar) {
      guard XMLCharacters.isAllowed(scalar) else { throw problem("a character is not allowed in XML") }
      if scalar == "&" {
        text.append(try reference())
      } else {
        text.append(inAttribute && (scalar == "\n" || scalar == "\t") ? " " : scalar)
        position += 1
      }
    }
    return String(text)
  }

  /// The code point that the reference here stands for.
  private mutating func reference() throws(MalformedContent) -> Unicode.Scalar {
    position += 1
    let start = position
    while let scalar = current, scalar != ";", position - start < 12 { position += 1 }
    let name = string(scalars[start..<position])
    guard take(";") else { throw problem("the reference &\(name) is not closed") }
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let number =
      name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
    guard let scalar = number.flatMap(Unicode.Scalar.init), XMLCharacters.isAllowed(scalar) else {
      throw problem("the reference &\(name); stands for nothing")
    }
    return scalar
  }

  /// What comes before `end`, which is skipped.
  private mutating func until(_ end: String, _ what: String) throws(MalformedContent) -> String {
    let start = position
    while position < scalars.count {
      if starts(with: end) {
        let content = scalars[start..<position]
        guard content.allSatisfy(XMLCharacters.isAllowed) else { throw problem("a character is not allowed in XML") }
        position += end.unicodeScalars.count
        return string(content)
      }
      position += 1
    }
    throw problem("\(what) is not closed")
  }

  // MARK: Code points

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func starts(with text: String) -> Bool { scalars[position...].starts(with: text.unicodeScalars) }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  @discardableResult
  private mutating func skipBlanks() -> Bool {
    let start = position
    while let scalar = current, scalar == " " || scalar == "\t" || scalar == "\n" { position += 1 }
    return position > start
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func problem(_ text: String) -> MalformedContent {
    let before = scalars[..<position]
    let line = before.count { $0 == "\n" } + 1
    let column = position - (before.lastIndex(of: "\n").map { $0 + 1 } ?? 0) + 1
    return MalformedContent("\(text) (line \(line), column \(column))")
  }
}
