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

  /// What the system says of the call that failed last.
  static var lastError: String { String(cString: strerror(errno)) }
}
