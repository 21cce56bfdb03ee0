import Documents

/// 2.0's `collectionFormat` as a style and `explode`.
extension DescriptionReader {
  mutating func collectionFormat(of node: Node, location: Parameter.Location) -> (Parameter.Style, explode: Bool) {
    let isQuery = location == .query
    return collectionFormat(
      of: node, usual: isQuery || location == .cookie ? .form : .simple, takesMulti: isQuery,
      name: "A \(location.rawValue) parameter")
  }

  /// The same for a field of a form.
  mutating func formCollectionFormat(of node: Node) -> (Parameter.Style, explode: Bool) {
    collectionFormat(of: node, usual: .form, takesMulti: true, name: "A form field")
  }

  private mutating func collectionFormat(
    of node: Node, usual separated: Parameter.Style, takesMulti: Bool, name: String
  ) -> (Parameter.Style, explode: Bool) {
    guard let written = textField("collectionFormat", of: node) else { return (separated, false) }
    switch written {
    case "csv": return (separated, false)
    case "ssv": return (.spaceDelimited, false)
    case "tsv": return (.tabDelimited, false)
    case "pipes": return (.pipeDelimited, false)
    case "multi" where takesMulti: return (.form, true)
    default:
      warn(
        "wrong-value", at: node["collectionFormat"]?.place ?? node.place,
        "\(name) has no collectionFormat '\(written)'; 'csv' is used.",
        remedy: takesMulti ? "Write csv, ssv, tsv, pipes or multi." : "Write csv, ssv, tsv or pipes.")
      return (separated, false)
    }
  }
}
