import Documents
import JSONSchema
import OpenAPI

/// What is wrong inside the schemas of a description: patterns that cannot be compiled, keywords of the wrong type,
/// references that lead nowhere, examples and defaults that are not valid.
public enum SchemaFindings {
  /// Compiles every schema that an operation uses or that has a name; gives what the compiler found, each once, in the
  /// order of reading.
  public static func findings(in description: APIDescription, store: DocumentStore) -> [Diagnostic] {
    let schemas = CompiledSchemas(
      operations: description.operations, named: description.schemas.map(\.schema), version: description.version,
      store: store)
    var seen: Set<Diagnostic> = []
    return (schemas.diagnostics + ExampleFindings.findings(in: schemas.table)).filter { seen.insert($0).inserted }
  }
}
