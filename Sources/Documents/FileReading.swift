#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reading whole files, with the reason when it fails.
enum FileReading {
  /// Larger files are refused: nodes count texts in 32 bits, and no description comes near.
  static let sizeLimit = 512 << 20

  /// Why a file was not read.
  struct Failure: Error {
    let message: String
    let remedy: String
  }

  static func bytes(of path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno, path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno, path) }
    if status.st_mode & S_IFMT == S_IFDIR { throw failure(EISDIR, path) }
    var bytes: [UInt8] = []
    var size = max(Int(status.st_size) + 1, 64 << 10)
    while true {
      guard bytes.count <= sizeLimit else {
        throw Failure(message: "`\(path)` is larger than 512 MB.", remedy: "Check that this is the file you mean.")
      }
      let piece = try [UInt8](unsafeUninitializedCapacity: size) { (buffer, count) throws(Failure) in
        let result = read(descriptor, buffer.baseAddress, size)
        guard result >= 0 else { throw failure(errno, path) }
        count = result
      }
      if piece.isEmpty { return bytes }
      bytes = bytes.isEmpty ? piece : bytes + piece
      size = max(size, bytes.count)
    }
  }

  /// The absolute path without symbolic links; nil when there is no such file.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The working directory.
  static var workingDirectory: String { realPath(".") ?? "/" }

  /// The user's home directory; nil when it is not known.
  static var homeDirectory: String? {
    getenv("HOME").flatMap { realPath(String(cString: $0)) }
  }

  private static func failure(_ code: Int32, _ path: String) -> Failure {
    switch code {
    case ENOENT, ENOTDIR:
      Failure(
        message: "There is no file `\(path)`.", remedy: "Check the path, which is relative to the working directory.")
    case EACCES, EPERM:
      Failure(message: "`\(path)` may not be read by this user.", remedy: "Change the file's permissions.")
    case EISDIR:
      Failure(message: "`\(path)` is a directory.", remedy: "Name the document's root file in it.")
    default:
      Failure(message: "`\(path)` cannot be read: \(String(cString: strerror(code))).", remedy: "Check the file.")
    }
  }
}
