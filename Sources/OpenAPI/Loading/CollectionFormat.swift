import Documents

/// 2.0's `collectionFormat` as a style and `explode`.
extension DescriptionReader {
  mutating func collectionFormat(of node: Node, location: Parameter.Location) -> (Parameter.Style, explode: Bool) {
    let separated: Parameter.Style = location == .query || location == .cookie ? .form : .simple
    guard let written = textField("collectionFormat", of: node) else { return (separated, false) }
    switch written {
    case "csv": return (separated, false)
    case "ssv": return (.spaceDelimited, false)
    case "tsv": return (.tabDelimited, false)
    case "pipes": return (.pipeDelimited, false)
    case "multi" where location == .query: return (.form, true)
    default:
      warn(
        "wrong-value", at: node["collectionFormat"]?.place ?? node.place,
        "A \(location.rawValue) parameter has no collectionFormat '\(written)'; 'csv' is used.",
        remedy: location == .query ? "Write csv, ssv, tsv, pipes or multi." : "Write csv, ssv, tsv or pipes.")
      return (separated, false)
    }
  }
}
