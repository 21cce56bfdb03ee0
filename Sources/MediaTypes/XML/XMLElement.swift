/// An element of an XML document: names as they are written, text in pieces between the child elements.
struct XMLElement: Hashable, Sendable {
  /// What an element holds.
  enum Child: Hashable, Sendable {
    case element(XMLElement)
    case text(String)
  }

  /// A name and its value, all references replaced.
  struct Attribute: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// The name with its prefix: `p:name`.
  var name: String
  var attributes: [Attribute] = []
  var children: [Child] = []

  /// The name without its prefix.
  var localName: String { Self.localName(name) }

  /// The child elements.
  var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The text of the element itself.
  var text: String {
    children.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }

  /// The attribute with that local name.
  func attribute(_ localName: String) -> String? {
    attributes.first { !$0.name.hasPrefix("xmlns") && Self.localName($0.name) == localName }?.value
  }

  /// Whether `xsi:nil` says that the element stands for nothing (XML Schema 1 §2.6.2).
  var isNil: Bool {
    attributes.contains { $0.name.hasSuffix(":nil") && ($0.value == "true" || $0.value == "1") }
  }

  private static func localName(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }
}
