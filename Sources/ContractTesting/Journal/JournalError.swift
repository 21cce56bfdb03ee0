/// Why a journal cannot be written or read.
public struct JournalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in one sentence, with the file's path.
  public let message: String
  /// What to do about it.
  public let remedy: String

  init(_ message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }

  /// Both sentences.
  public var description: String { "\(message) \(remedy)" }
}
