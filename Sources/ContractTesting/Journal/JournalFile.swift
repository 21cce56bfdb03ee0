#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file of a journal: opened for one process alone, and appended to line by line.
struct JournalFile: Sendable {
  /// How long the whole lines are that it holds, in bytes.
  private(set) var length: Int
  private let descriptor: Int32

  /// What opening can fail with.
  enum Failure: Error {
    /// The system's words.
    case system(String)
    /// Another process has it open.
    case inUse
    /// It is a folder, a pipe or a device.
    case notRegular
  }

  /// Opens the file at `path`, which is made where `creating` says so; nobody but the owner can read it then.
  init(path: String, creating: Bool) throws(Failure) {
    let descriptor = Self.openFile(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK | (creating ? O_CREAT : 0))
    guard descriptor >= 0 else { throw .system(Self.lastError) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notRegular
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .inUse
    }
    self.descriptor = descriptor
    length = Int(status.st_size)
  }

  /// All bytes.
  func contents() throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = pread(descriptor, &block, block.count, off_t(bytes.count))
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(Self.lastError)
      }
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }

  /// Cuts the file to `length` bytes.
  mutating func truncate(to length: Int) throws(Failure) {
    guard ftruncate(descriptor, off_t(length)) == 0 else { throw .system(Self.lastError) }
    self.length = length
  }

  /// Appends bytes in one call; where the system takes a part of them alone, that part is taken back.
  ///
  /// - Parameter durably: waits until the disk has them, so that they outlive the machine and not the process alone.
  mutating func append(_ bytes: [UInt8], durably: Bool) throws(Failure) {
    var written = -1
    repeat { written = Self.write(descriptor, bytes) } while written < 0 && errno == EINTR
    guard written == bytes.count else {
      let reason = written < 0 ? Self.lastError : String(cString: strerror(ENOSPC))
      _ = ftruncate(descriptor, off_t(length))
      throw .system(reason)
    }
    if durably, Self.synchronize(descriptor) != 0 { throw .system(Self.lastError) }
    length += written
  }

  /// Closes it; another process may open it then.
  func shut() { close(descriptor) }

  private static var lastError: String { String(cString: strerror(errno)) }

  #if canImport(Glibc)
    private static func openFile(_ path: String, _ flags: Int32) -> Int32 { Glibc.open(path, flags, 0o600) }
    private static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Int {
      Glibc.write(descriptor, bytes, bytes.count)
    }
    private static func synchronize(_ descriptor: Int32) -> Int32 { fdatasync(descriptor) }
  #else
    private static func openFile(_ path: String, _ flags: Int32) -> Int32 { Darwin.open(path, flags, 0o600) }
    private static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Int {
      Darwin.write(descriptor, bytes, bytes.count)
    }
    private static func synchronize(_ descriptor: Int32) -> Int32 { fsync(descriptor) }
  #endif
}

extension JournalFile.Failure {
  /// What happened, as the end of a sentence.
  var sentence: String {
    switch self {
    case .system(let text): text
    case .inUse: "another run or restore has it open"
    case .notRegular: "it is no regular file"
    }
  }
}
