#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writing to file descriptors.
enum FileWriting {
  /// Writes all bytes; the reason when that is not possible.
  static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> String? {
    var rest = bytes[...]
    while !rest.isEmpty {
      #if canImport(Glibc)
        let count = Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[rest.indices]).baseAddress,
          rest.count)
      #else
        let count = Darwin.write(
          descriptor, UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[rest.indices]).baseAddress,
          rest.count)
      #endif
      if count < 0 {
        if errno == EINTR { continue }
        return lastError
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  /// Makes or replaces a file; the reason when that is not possible.
  static func create(_ path: String, _ text: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
    guard descriptor >= 0 else { return lastError }
    var text = text
    let problem = text.withUTF8 { write($0, to: descriptor) }
    return problem ?? (close(descriptor) == 0 ? nil : lastError)
  }

  /// Opens a file; new ones can be read by everybody.
  static func open(_ path: String, _ flags: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.open(path, flags, 0o644)
    #else
      Darwin.open(path, flags, 0o644)
    #endif
  }

  /// What the system says of the call that failed last.
  static var lastError: String { String(cString: strerror(errno)) }
}
