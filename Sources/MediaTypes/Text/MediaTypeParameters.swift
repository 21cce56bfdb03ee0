/// The parameters of a media type or of a Content-Disposition: `name=value`, the value perhaps in quotes (RFC 9110 §5.6.6).
struct MediaTypeParameters {
  private var values: [(name: String, value: String)] = []

  init(_ field: String) {
    var rest = field.drop { $0 != ";" }
    while rest.popFirst() != nil {
      let name = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      var value = ""
      if rest.first == "\"" {
        rest = rest.dropFirst()
        while let character = rest.popFirst(), character != "\"" {
          if character == "\\", let escaped = rest.popFirst() { value.append(escaped) } else { value.append(character) }
        }
        rest = rest.drop { $0 != ";" }
      } else {
        let token = rest.prefix { $0 != ";" }
        value = token.filter { $0 != " " && $0 != "\t" }
        rest = rest.dropFirst(token.count)
      }
      values.append((name.filter { $0 != " " && $0 != "\t" }.lowercased(), value))
    }
  }

  /// The value of the parameter of that name, in lower case.
  subscript(name: String) -> String? {
    values.first { $0.name == name }?.value
  }
}
