import CLibYAML

/// Reads YAML into a tree straight from libyaml's events.
struct YAMLReading {
  /// Deeper nesting is refused while it is read: libyaml takes quadratic time for nested flow collections.
  static let depthLimit = 512

  private var builder: TreeBuilder
  private var anchors: [String: UInt32] = [:]
  /// For each open collection from the first anchor on, how deep the collections within it are nested so far, those behind
  /// aliases included.
  private var heights: [Int] = []
  /// The same for each collection with an anchor.
  private var anchorHeights: [UInt32: Int] = [:]
  private let path: String

  private init(path: String, bytes: Int) {
    self.path = path
    builder = TreeBuilder(path: path, bytes: bytes)
  }

  /// The one document in `bytes`, which are UTF-8, and what is odd about it.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, path: String) throws(DocumentError) -> TreeBuilder {
    var reading = YAMLReading(path: path, bytes: bytes.count)
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      throw reading.error("out-of-memory", line: 1, column: 1, "There is not enough memory to read the document.", "")
    }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    try reading.read(parser, bytes)
    return reading.builder
  }

  private mutating func read(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(DocumentError) {
    var event = yaml_event_t()
    var documents = 0
    let lines = LineTable(bytes)
    while true {
      guard yaml_parser_parse(parser, &event) == 1 else {
        throw DocumentError(YAMLProblem(parser.pointee, bytes: bytes).diagnostic(path: path))
      }
      defer { yaml_event_delete(&event) }
      let mark = event.start_mark
      let (line, column) = lines?.position(of: mark.index) ?? (mark.line + 1, mark.column + 1)
      switch event.type {
      case YAML_SCALAR_EVENT: readScalar(event, line: line, column: column)
      case YAML_SEQUENCE_START_EVENT:
        let start = event.data.sequence_start
        try begin(.sequence, anchor: start.anchor, tag: start.tag, line: line, column: column)
      case YAML_MAPPING_START_EVENT:
        let start = event.data.mapping_start
        try begin(.mapping, anchor: start.anchor, tag: start.tag, line: line, column: column)
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: end()
      case YAML_ALIAS_EVENT: try readAlias(event, line: line, column: column)
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        guard documents == 1 else {
          throw error(
            "several-documents", line: line, column: column, "A second document begins here.",
            "Keep one document in a file, and put the others into files of their own.")
        }
      case YAML_STREAM_END_EVENT:
        guard documents == 1 else {
          throw error(
            "empty-document", line: 1, column: 1, "The document is empty.",
            "Check that this is the file you mean, and that it was saved.")
        }
        return
      default: break
      }
    }
  }

  @inline(__always)
  private mutating func readScalar(_ event: yaml_event_t, line: Int, column: Int) {
    let scalar = event.data.scalar
    let text = UnsafeBufferPointer(start: UnsafePointer(scalar.value), count: scalar.length)
    var isPlain = scalar.plain_implicit != 0
    let index = builder.contents.records.count
    let tag = scalar.tag.map { YAMLTag(Self.string($0)) }
    if let tag { isPlain = tag.isPlain(text, wasPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE) }
    builder.scalar(text, isPlain: isPlain, line: line, column: column)
    if let tag { checkTag(tag, of: UInt32(index)) }
    if isPlain, text.first == UInt8(ascii: ".") || text.count == 5, CoreSchema.isNotFinite(text) {
      builder.warn(
        "not-a-json-number", at: UInt32(index),
        "`\(String(decoding: text, as: UTF8.self))` is a number that JSON does not have; it is read as a string.",
        remedy: "Quote it if it is text, or write a finite number.")
    }
    if let anchor = scalar.anchor { anchors[Self.string(anchor)] = UInt32(index) }
  }

  private mutating func begin(
    _ kind: TreeRecord.Kind, anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?,
    line: Int, column: Int
  ) throws(DocumentError) {
    guard builder.open.count < Self.depthLimit else { throw tooDeep(line: line, column: column) }
    let index = UInt32(builder.contents.records.count)
    if let anchor {
      anchors[Self.string(anchor)] = index
      anchorHeights[index] = 0
    }
    if !anchorHeights.isEmpty { heights.append(0) }
    builder.begin(kind, line: line, column: column)
    if let tag { checkTag(YAMLTag(Self.string(tag)), of: index) }
  }

  private mutating func end() {
    if let nested = heights.popLast() {
      nest(nested + 1)
      if let index = builder.open.last, anchorHeights[index] != nil { anchorHeights[index] = nested + 1 }
    }
    builder.endCollection()
  }

  /// Takes note that the innermost collection has one with `height` levels in it.
  private mutating func nest(_ height: Int) {
    if let last = heights.indices.last { heights[last] = max(heights[last], height) }
  }

  private mutating func readAlias(_ event: yaml_event_t, line: Int, column: Int) throws(DocumentError) {
    let name = event.data.alias.anchor.map { Self.string($0) } ?? ""
    guard let target = anchors[name] else {
      throw error(
        "undefined-alias", line: line, column: column, "The alias `*\(name)` has no anchor `&\(name)` before it.",
        "Define the anchor earlier in this file, or quote the text if it is no alias.")
    }
    guard !builder.open.contains(target) else {
      let anchor = builder.place(target)
      throw error(
        "cyclic-alias", line: line, column: column,
        "The alias `*\(name)` stands within its own anchor at \(anchor.line):\(anchor.column), so the value would have no end.",
        "Use `$ref` for a schema that contains itself.")
    }
    // What walks the nodes follows aliases, and must not get deeper through them.
    let height = anchorHeights[target] ?? 0
    guard builder.open.count + height <= Self.depthLimit else { throw tooDeep(line: line, column: column) }
    nest(height)
    builder.alias(of: target, line: line, column: column)
  }

  private mutating func checkTag(_ tag: YAMLTag, of index: UInt32) {
    if let problem = tag.problem(of: builder.contents, at: index) {
      builder.warn(problem.rule, at: index, problem.message, remedy: problem.remedy)
    }
  }

  private func tooDeep(line: Int, column: Int) -> DocumentError {
    error(
      "too-deep", line: line, column: column,
      "Sequences and mappings are nested more than \(Self.depthLimit) deep, aliases included.",
      "Move inner parts to `components` and refer to them with `$ref`.")
  }

  private func error(
    _ rule: String, line: Int, column: Int, _ message: String, _ remedy: String
  ) -> DocumentError {
    let place = Place(file: path, line: line, column: column)
    return DocumentError(Diagnostic(.error, rule: rule, at: place, message, remedy: remedy))
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>) -> String {
    String(decodingCString: text, as: UTF8.self)
  }
}
