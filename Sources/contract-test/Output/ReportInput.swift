import ContractTesting
import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading JSON reports from files.
enum ReportInput {
  /// The report in a file.
  ///
  /// - Throws: a usage error when the file cannot be read or holds no report.
  static func read(_ path: String) throws(CommandFailure) -> Report {
    let bytes = try contents(of: path)
    do throws(JSONReportError) {
      return try JSONReport.read(bytes)
    } catch {
      throw CommandFailure(
        .usage, "\(path) is no report of contract-test: \(error).", remedy: "Write one with run --report json=FILE.")
    }
  }

  private static func contents(of path: String) throws(CommandFailure) -> [UInt8] {
    guard let file = fopen(path, "r") else {
      throw CommandFailure(.usage, "\(path) cannot be read: \(FileWriting.lastError).")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { break }
      bytes += block[..<count]
    }
    if ferror(file) != 0 { throw CommandFailure(.usage, "\(path) cannot be read: \(FileWriting.lastError).") }
    return bytes
  }
}
