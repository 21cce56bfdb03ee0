import JSON

/// A document's text becomes its tree: JSON by the JSON reader, all else by libyaml.
enum DocumentReading {
  static func read(
    _ bytes: [UInt8], path: String, location: String
  ) throws(DocumentError) -> (root: Node, diagnostics: [Diagnostic]) {
    guard bytes.count <= FileReading.sizeLimit else {
      throw DocumentError(
        Diagnostic(
          .error, rule: "too-large", at: Place(file: path, line: 1, column: 1), "The document is larger than 512 MB.",
          remedy: "Check that this is the file you mean."))
    }
    let text: [UInt8]
    do throws(TextEncoding.Problem) {
      text = try TextEncoding.decode(bytes)
    } catch {
      let position = bytes.withUnsafeBufferPointer { SourceText.position(of: error.offset, in: $0) }
      let place = Place(file: path, line: position.line, column: position.column)
      throw DocumentError(
        Diagnostic(.error, rule: "not-unicode", at: place, error.message, remedy: error.remedy))
    }
    let fileExtension = FilePath.fileExtension(path)
    let mustBeJSON = fileExtension == "json"
    let first = text.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    guard let first else {
      throw DocumentError(
        Diagnostic(
          .error, rule: "empty-document", at: Place(file: path, line: 1, column: 1), "The document is empty.",
          remedy: "Check that this is the file you mean, and that it was saved."))
    }
    var jsonError: JSONError?
    if mustBeJSON || first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      var builder = TreeBuilder(path: path, bytes: text.count)
      jsonError = text.withUnsafeBufferPointer { readJSON($0, into: &builder) }
      if jsonError == nil { return tree(builder, path, location, isJSON: true) }
    }
    if mustBeJSON, let jsonError { throw syntaxError(jsonError, path: path, first: first) }
    let result = text.withUnsafeBufferPointer { text in
      Result { () throws(DocumentError) in try YAMLReading.read(text, path: path) }
    }
    switch result {
    case .success(let builder): return tree(builder, path, location, isJSON: false)
    case .failure(let error):
      if let jsonError, fileExtension != "yaml", fileExtension != "yml" {
        throw syntaxError(jsonError, path: path, first: first)
      }
      throw error
    }
  }

  private static func readJSON(
    _ text: UnsafeBufferPointer<UInt8>, into builder: inout TreeBuilder
  ) -> JSONError? {
    do throws(JSONError) {
      try JSONReader.read(text, into: &builder)
      return nil
    } catch {
      return error
    }
  }

  private static func tree(
    _ builder: TreeBuilder, _ path: String, _ location: String, isJSON: Bool
  ) -> (root: Node, diagnostics: [Diagnostic]) {
    let file = DocumentFile(path: path, location: location, isJSON: isJSON)
    return (Node(tree: DocumentTree(file: file, contents: builder.contents), index: 0), builder.diagnostics)
  }

  private static func syntaxError(_ error: JSONError, path: String, first: UInt8) -> DocumentError {
    let isTooDeep = error.reason == .depth
    let remedy =
      switch first {
      case _ where isTooDeep: "Move inner parts to `components` and refer to them with `$ref`."
      case UInt8(ascii: "{"), UInt8(ascii: "["): "Correct the JSON at this place."
      case UInt8(ascii: "/"): "Remove the comments."
      default: "Name the file `.yaml` if it is YAML."
      }
    return DocumentError(
      Diagnostic(
        .error, rule: isTooDeep ? "too-deep" : "json-syntax",
        at: Place(file: path, line: error.line, column: error.column),
        error.message.prefix(1).uppercased() + error.message.dropFirst() + ".", remedy: remedy))
  }
}
