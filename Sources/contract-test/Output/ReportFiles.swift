import ContractTesting
import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The report files of a run: made before it starts, so that a run is never lost to a path that cannot be written.
///
/// Each is written beside its place and moved there when it is complete; what is no regular file (a pipe, a terminal)
/// is written directly.
struct ReportFiles {
  private struct Entry {
    let format: ReportFormat
    let path: String
    let temporary: String?
    let descriptor: Int32
  }

  private var entries: [Entry] = []

  /// Whether a report goes to standard output.
  var takesStandardOutput: Bool { entries.contains { $0.path == "-" } }

  /// Opens a file for each report; the path `-` is standard output.
  init(_ reports: [ConfigurationFile.ReportFile]) throws(CommandFailure) {
    for report in reports {
      do throws(CommandFailure) {
        entries.append(try Self.open(report))
      } catch {
        discard()
        throw error
      }
    }
  }

  /// Writes all reports, and moves them to their places.
  ///
  /// - Throws: the first failure, after all others have been tried.
  func write(_ report: Report) throws(CommandFailure) {
    var failure: CommandFailure?
    for entry in entries {
      if let problem = write(report, to: entry) {
        failure = failure ?? Self.failure(entry.path == "-" ? "on standard output" : entry.path, problem)
      }
    }
    if let failure { throw failure }
  }

  private func write(_ report: Report, to entry: Entry) -> String? {
    var text = entry.format.write(report)
    let problem = text.withUTF8 { FileWriting.write($0, to: entry.descriptor) }
    if entry.path == "-" { return problem }
    let closed = close(entry.descriptor) == 0 ? nil : FileWriting.lastError
    if let problem = problem ?? closed { return problem }
    guard let temporary = entry.temporary, rename(temporary, entry.path) != 0 else { return nil }
    return FileWriting.lastError
  }

  /// Removes what was made and not moved to its place.
  func discard() {
    for entry in entries {
      if let temporary = entry.temporary { unlink(temporary) }
    }
  }

  private static func open(_ report: ConfigurationFile.ReportFile) throws(CommandFailure) -> Entry {
    guard let format = ReportFormat.named(report.format) else {
      let names = ReportFormat.all.map(\.name)
      throw CommandFailure(
        .usage,
        "There is no report format \"\(report.format)\"." + NearestWord.suggestion(for: report.format, in: names),
        remedy: "Formats: \(names.joined(separator: ", ")).")
    }
    if report.file == "-" { return Entry(format: format, path: "-", temporary: nil, descriptor: 1) }
    var status = stat()
    let exists = stat(report.file, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw failure(report.file, "it is a folder") }
    let isDirect = exists && status.st_mode & S_IFMT != S_IFREG
    if exists, access(report.file, W_OK) != 0 { throw failure(report.file, FileWriting.lastError) }
    let path = isDirect ? report.file : "\(report.file).\(getpid()).part"
    let flags = isDirect ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    let descriptor = openFile(path, flags)
    guard descriptor >= 0 else { throw failure(report.file, FileWriting.lastError) }
    let entry = Entry(format: format, path: report.file, temporary: isDirect ? nil : path, descriptor: descriptor)
    if !isDirect, let problem = roomProblem(descriptor) {
      close(descriptor)
      unlink(path)
      throw failure(report.file, problem)
    }
    return entry
  }

  /// Whether a full disk would keep the report from being written: a first block is written and taken back.
  private static func roomProblem(_ descriptor: Int32) -> String? {
    let block = [UInt8](repeating: 0x20, count: 16_384)
    let problem = block.withUnsafeBufferPointer { FileWriting.write($0, to: descriptor) }
    if let problem { return problem }
    return ftruncate(descriptor, 0) == 0 && lseek(descriptor, 0, SEEK_SET) == 0 ? nil : FileWriting.lastError
  }

  private static func openFile(_ path: String, _ flags: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, flags, 0o644)
    #else
      Darwin.open(path, flags, 0o644)
    #endif
  }

  private static func failure(_ path: String, _ reason: String) -> CommandFailure {
    CommandFailure(
      .usage, "The report \(path) cannot be written: \(reason).",
      remedy: "Name another file with --report FORMAT=FILE.")
  }
}
