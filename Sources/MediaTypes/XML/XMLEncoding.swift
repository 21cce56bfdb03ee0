import JSON
import JSONSchema

/// Values as elements.
enum XMLEncoding {
  /// The root element of a value.
  static func root(_ value: JSONValue, _ schema: Schema) -> XMLElement {
    let outline = SchemaOutline(schema)
    return element(XMLNames.root(outline), value, outline)
  }

  private static func element(_ name: String, _ value: JSONValue, _ outline: SchemaOutline?) -> XMLElement {
    let form = XMLForm(outline)
    var element = XMLElement(name: form.qualified(name))
    element.declare(form)
    switch value {
    case .object(let object):
      for member in object.members { add(member.key.text, member.value, outline, to: &element) }
    case .array(let items):
      let itemName = outline.map { XMLNames.item(of: $0) } ?? "item"
      let itemOutline = outline?.items.map { SchemaOutline($0) }
      for item in items where !item.isNull { element.add(self.element(itemName, item, itemOutline)) }
    default:
      if let text = TypedText.text(of: value), !text.isEmpty { element.children.append(.text(text)) }
    }
    return element
  }

  /// Adds a property to the element of its object; null and what has no name in XML are left out.
  private static func add(
    _ name: String, _ value: JSONValue, _ holder: SchemaOutline?, to element: inout XMLElement
  ) {
    let outline = holder?.property(JSONString(name)).map { SchemaOutline($0) }
    let form = XMLForm(outline)
    if let items = value.array {
      add(items, name, outline, form, to: &element)
      return
    }
    let own = form.name ?? name
    guard !value.isNull, XMLCharacters.isName(own) else { return }
    switch (form.node, TypedText.text(of: value)) {
    case (.attribute, let text?):
      element.declare(form)
      element.attributes.append(XMLElement.Attribute(name: form.qualified(own), value: text))
    case (.text, let text?):
      if !text.isEmpty { element.children.append(.text(text)) }
    default: element.add(self.element(own, value, outline))
    }
  }

  private static func add(
    _ items: [JSONValue], _ name: String, _ outline: SchemaOutline?, _ form: XMLForm, to element: inout XMLElement
  ) {
    let itemName = outline.map { XMLNames.item(of: $0, named: name) } ?? name
    guard XMLCharacters.isName(itemName) else { return }
    let itemOutline = outline?.items.map { SchemaOutline($0) }
    let elements = items.filter { !$0.isNull }.map { self.element(itemName, $0, itemOutline) }
    guard form.wrapsItems else {
      for item in elements { element.add(item) }
      return
    }
    let own = form.name ?? name
    guard XMLCharacters.isName(own) else { return }
    var wrapper = XMLElement(name: form.qualified(own))
    wrapper.declare(form)
    wrapper.children = elements.map { .element($0) }
    element.add(wrapper)
  }
}

extension XMLElement {
  fileprivate mutating func add(_ child: XMLElement) { children.append(.element(child)) }

  /// Declares the namespace of a name that stands in the element.
  fileprivate mutating func declare(_ form: XMLForm) {
    guard let declaration = form.declaration, !attributes.contains(where: { $0.name == declaration.name }) else {
      return
    }
    attributes.append(declaration)
  }
}
