// Measures validation: prints how many keywords were evaluated in a second of CPU time.

import Documents
import JSON
import JSONSchema

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@main struct Benchmark {
  private static let rounds = 7
  private static let repetitions = 4

  static func main() throws {
    let store = DocumentStore()
    let root = try store.load(text: Sample.schema, path: "sample.yaml")
    var compiler = SchemaCompiler(store: store, dialect: .draft202012)
    let id = compiler.compile(root)
    let schema = compiler.finish().schema(id)
    let value = Sample.value(records: 2000)
    guard compiler.diagnostics.isEmpty, schema.isValid(value) else { return print("The sample is not valid.") }
    let evaluations = Sample.evaluations(of: root, for: value) * repetitions
    var best = 0.0
    for _ in 0..<rounds {
      let start = cpuSeconds()
      for _ in 0..<repetitions where !schema.isValid(value) { return print("The sample is not valid.") }
      best = max(best, Double(evaluations) / (cpuSeconds() - start))
    }
    print(Int(best))
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
