import Documents

/// How a schema wants its value to stand in XML: the XML Object (OpenAPI 3.1.1 §4.8.26; 3.2 adds `nodeType`).
struct XMLForm {
  /// What a value becomes.
  enum Node {
    case element
    case attribute
    /// The text of the element of the object.
    case text
  }

  let name: String?
  /// The prefix, where the document has a namespace for it.
  let prefix: String?
  let namespace: String?
  let node: Node
  /// Whether an element surrounds the items of an array.
  let wrapsItems: Bool

  init(_ outline: SchemaOutline?) {
    let xml = outline?.xml
    let nodeType = xml?["nodeType"]?.text
    name = xml?["name"]?.text.flatMap { XMLCharacters.isName($0) ? $0 : nil }
    namespace = xml?["namespace"]?.text
    prefix = namespace == nil ? nil : xml?["prefix"]?.text.flatMap { XMLCharacters.isName($0) ? $0 : nil }
    wrapsItems = xml?["wrapped"]?.bool ?? (nodeType == "element")
    switch nodeType {
    case "attribute": node = .attribute
    case "text", "cdata": node = .text
    default: node = xml?["attribute"]?.bool == true ? .attribute : .element
    }
  }

  /// The name with its prefix.
  func qualified(_ local: String) -> String { prefix.map { "\($0):\(local)" } ?? local }

  /// What declares the namespace.
  var declaration: XMLElement.Attribute? {
    namespace.map { XMLElement.Attribute(name: prefix.map { "xmlns:\($0)" } ?? "xmlns", value: $0) }
  }
}
