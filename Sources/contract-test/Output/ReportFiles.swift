import ContractTesting
import Reports

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where one report goes, and how it is written.
struct ReportDestination<Subject> {
  /// The file; `-` is standard output.
  let path: String
  /// The report's text.
  let write: @Sendable (Subject) -> String
}

/// The report files of a command: made before it starts, so that a run is never lost to a path that cannot be written.
///
/// Each is written beside its place and moved there when it is complete; what is no regular file (a pipe, a terminal)
/// is written directly.
struct ReportFiles<Subject> {
  private struct Entry {
    let write: @Sendable (Subject) -> String
    let path: String
    let temporary: String?
    let descriptor: Int32
  }

  private var entries: [Entry] = []

  /// Whether a report goes to standard output.
  var takesStandardOutput: Bool { entries.contains { $0.path == "-" } }

  /// Opens a file for each report.
  init(_ destinations: [ReportDestination<Subject>]) throws(CommandFailure) {
    for destination in destinations {
      do throws(CommandFailure) {
        entries.append(try Self.open(destination))
      } catch {
        discard()
        throw error
      }
    }
  }

  /// Writes all reports, and moves them to their places.
  ///
  /// - Throws: the first failure, after all others have been tried.
  func write(_ report: Subject) throws(CommandFailure) {
    var failure: CommandFailure?
    for entry in entries {
      if let problem = write(report, to: entry) {
        failure = failure ?? Self.failure(entry.path == "-" ? "on standard output" : entry.path, problem)
      }
    }
    if let failure { throw failure }
  }

  private func write(_ report: Subject, to entry: Entry) -> String? {
    var text = entry.write(report)
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

  private static func open(_ destination: ReportDestination<Subject>) throws(CommandFailure) -> Entry {
    let (file, write) = (destination.path, destination.write)
    if file == "-" { return Entry(write: write, path: "-", temporary: nil, descriptor: 1) }
    var status = stat()
    let exists = stat(file, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw failure(file, "it is a folder") }
    let isDirect = exists && status.st_mode & S_IFMT != S_IFREG
    if exists, access(file, W_OK) != 0 { throw failure(file, FileWriting.lastError) }
    let path = isDirect ? file : "\(file).\(getpid()).part"
    let flags = isDirect ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    let descriptor = FileWriting.open(path, flags)
    guard descriptor >= 0 else { throw failure(file, FileWriting.lastError) }
    let entry = Entry(write: write, path: file, temporary: isDirect ? nil : path, descriptor: descriptor)
    if !isDirect, let problem = roomProblem(descriptor) {
      close(descriptor)
      unlink(path)
      throw failure(file, problem)
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

  private static func failure(_ path: String, _ reason: String) -> CommandFailure {
    CommandFailure(
      .usage, "The report \(path) cannot be written: \(reason).",
      remedy: "Name another file with --report FORMAT=FILE.")
  }
}

extension ReportDestination<Report> {
  /// The destination that a user named.
  ///
  /// - Throws: a usage error when there is no such format.
  init(_ report: ConfigurationFile.ReportFile) throws(CommandFailure) {
    guard let format = ReportFormat.named(report.format) else {
      let names = ReportFormat.all.map(\.name)
      throw CommandFailure(
        .usage,
        "There is no report format \"\(report.format)\"." + NearestWord.suggestion(for: report.format, in: names),
        remedy: "Formats: \(names.joined(separator: ", ")).")
    }
    self.init(path: report.file, write: format.write)
  }
}
