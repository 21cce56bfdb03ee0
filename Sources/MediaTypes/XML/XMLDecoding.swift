import JSON
import JSONSchema

/// Elements as values: the schema tells which are numbers, arrays and attributes. Names are compared without their prefix.
enum XMLDecoding {
  /// The value of an element.
  static func value(of element: XMLElement, _ schema: Schema?) -> JSONValue {
    if element.isNil { return .null }
    guard let schema else { return untyped(element) }
    let outline = SchemaOutline(schema)
    let elements = element.elements
    if outline.isArray {
      if elements.isEmpty, !element.text.isBlank { return TypedText.value(element.text, outline) }
      return .array(elements.map { value(of: $0, outline.items) })
    }
    let isText = elements.isEmpty && !element.text.isBlank && !outline.hasTextMember
    if outline.isObject { return isText ? TypedText.value(element.text, outline) : object(element, outline) }
    if !elements.isEmpty { return outline.properties.isEmpty ? untyped(element) : object(element, outline) }
    return TypedText.value(element.text, outline)
  }

  private static func object(_ element: XMLElement, _ outline: SchemaOutline) -> JSONValue {
    let elements = element.elements
    var object = JSONObject()
    var known: Set<String> = []
    for (key, schema) in outline.properties {
      let inner = SchemaOutline(schema)
      let form = XMLForm(inner)
      let own = form.name ?? key.text
      switch form.node {
      case .attribute: object[key] = element.attribute(own).map { TypedText.value($0, inner) }
      case .text: object[key] = TypedText.value(element.text, inner)
      case .element where inner.isArray && !form.wrapsItems:
        let name = XMLNames.item(of: inner, named: key.text)
        known.insert(name)
        let items = elements.filter { $0.localName == name }
        if !items.isEmpty { object[key] = .array(items.map { value(of: $0, inner.items) }) }
      case .element:
        known.insert(own)
        object[key] = elements.first { $0.localName == own }.map { value(of: $0, schema) }
      }
    }
    let others = elements.filter { !known.contains($0.localName) }
    for (name, values) in named(others, outline.additional) {
      object[name] = values.count == 1 ? values[0] : .array(values)
    }
    return .object(object)
  }

  /// What an element says by itself: its elements as members, else its text.
  private static func untyped(_ element: XMLElement) -> JSONValue {
    let members = named(element.elements, nil)
    guard !members.isEmpty else { return .string(JSONString(element.text)) }
    return .object(
      JSONObject(
        members.map { JSONObject.Member(key: $0.name, value: $0.values.count == 1 ? $0.values[0] : .array($0.values)) })
    )
  }

  private static func named(_ elements: [XMLElement], _ schema: Schema?) -> [(name: JSONString, values: [JSONValue])] {
    var members: [(name: JSONString, values: [JSONValue])] = []
    for element in elements {
      let name = JSONString(element.localName)
      let value = value(of: element, schema)
      if let index = members.firstIndex(where: { $0.name == name }) {
        members[index].values.append(value)
      } else {
        members.append((name, [value]))
      }
    }
    return members
  }
}

extension SchemaOutline {
  /// Whether a property is the text of the object's element (3.2's `nodeType: text`).
  fileprivate var hasTextMember: Bool {
    properties.contains { XMLForm(SchemaOutline($0.schema)).node == .text }
  }
}

extension String {
  /// Whether it has nothing but what XML calls white space.
  fileprivate var isBlank: Bool { unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\n" } }
}
