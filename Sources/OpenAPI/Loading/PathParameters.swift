import Documents

/// The agreement of a path's placeholders with the path parameters (§4.8.12.1: `name` must be a placeholder).
extension DescriptionReader {
  /// The operations with a path parameter for each placeholder and no others: a misspelt one takes the placeholder's
  /// name, for one that is missing a string is assumed.
  mutating func checkedPathParameters(of operations: [Operation], in context: PathItemContext) -> [Operation] {
    var undeclared: [(name: String, methods: [String])] = []
    let checked = operations.map { operation in
      let placeholders = operation.path.parameters
      let declared = operation.parameters.filter { $0.location == .path }
      var unused = declared.filter { !placeholders.contains($0.name) }
      var parameters = operation.parameters.filter { $0.location != .path || placeholders.contains($0.name) }
      for name in placeholders where !parameters.contains(where: { $0.location == .path && $0.name == name }) {
        if let index = PathParameterSpelling.index(meaning: name, among: unused.map(\.name)) {
          let meant = unused.remove(at: index)
          fail(
            PathParameterSpelling.rule, at: meant.place,
            "The path '\(operation.path.text)' has {\(name)}, the parameter is called '\(meant.name)'.",
            remedy: "Write both the same way: '\(name)'.")
          parameters.append(meant.renamed(name))
        } else {
          if let index = undeclared.firstIndex(where: { $0.name == name }) {
            undeclared[index].methods.append(operation.method)
          } else {
            undeclared.append((name, [operation.method]))
          }
          parameters.append(Parameter(pathPlaceholder: name, place: context.place))
        }
      }
      for parameter in unused {
        warn(
          "unused-path-parameter", at: parameter.place,
          "The path '\(operation.path.text)' has no placeholder {\(parameter.name)}; the parameter is left out.",
          remedy: "Add {\(parameter.name)} to the path, or remove the parameter.")
      }
      var checked = operation
      checked.parameters = parameters
      return checked
    }
    for (name, methods) in undeclared {
      warn(
        "undeclared-path-parameter", at: context.place,
        "No parameter describes {\(name)} of \(methods.joined(separator: ", ")) \(context.path.text); a string is assumed.",
        remedy: "Add a parameter with 'name: \(name)' and 'in: path'.")
    }
    return checked
  }
}

extension Parameter {
  /// The string that is assumed for a placeholder that nothing describes.
  fileprivate init(pathPlaceholder name: String, place: Place) {
    self.init(
      name: name, location: .path, required: true, schema: nil, mediaType: nil, style: .simple, explode: false,
      allowReserved: false, examples: [], place: place)
  }

  fileprivate func renamed(_ name: String) -> Parameter {
    Parameter(
      name: name, location: location, required: required, schema: schema, mediaType: mediaType, style: style,
      explode: explode, allowReserved: allowReserved, examples: examples, place: place)
  }
}

/// The agreement of a placeholder and its parameter in spelling and capitals.
public enum PathParameterSpelling {
  /// The rule of a diagnostic about a parameter that is not spelt like its placeholder.
  public static let rule = "path-parameter-spelling"

  /// The index of the name that was meant to be `placeholder`: the same letters and digits, else nearly the same name.
  static func index(meaning placeholder: String, among names: [String]) -> Int? {
    if let index = names.firstIndex(where: { $0.foldedName == placeholder.foldedName }) { return index }
    return Spelling.nearest(to: placeholder, among: names).flatMap { names.firstIndex(of: $0) }
  }
}

extension String {
  /// The letters and digits in lower case: `petId`, `pet_id` and `petID` are one.
  fileprivate var foldedName: String {
    lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
