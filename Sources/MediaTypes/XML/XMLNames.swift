/// The names of elements, the same for writing and for reading (OpenAPI 3.1.1 §4.8.26.2).
enum XMLNames {
  /// The root element: `xml.name`, else the name of the schema that is referred to.
  static func root(_ outline: SchemaOutline) -> String {
    XMLForm(outline).name ?? outline.referenceName.flatMap { XMLCharacters.isName($0) ? $0 : nil } ?? "record"
  }

  /// The items of an array of the property `name`. The array's own `xml.name` counts only where its items are wrapped.
  static func item(of array: SchemaOutline, named name: String) -> String {
    let form = XMLForm(array)
    let own = form.wrapsItems ? form.name : nil
    return array.items.map { XMLForm(SchemaOutline($0)) }?.name ?? own ?? name
  }

  /// The items of an array that is no property: the root, or an item itself.
  static func item(of array: SchemaOutline) -> String {
    guard let items = array.items.map({ SchemaOutline($0) }) else { return "item" }
    return XMLForm(items).name ?? items.referenceName.flatMap { XMLCharacters.isName($0) ? $0 : nil } ?? "item"
  }
}
