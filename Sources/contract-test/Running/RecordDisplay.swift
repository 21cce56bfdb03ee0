import ContractTesting
import Reports

/// Shows what updates did to their records, one by one.
struct RecordDisplay: Sendable {
  private let stream: Console.Stream
  private let text: UpdateText

  /// Makes a display, and says how it is to be read.
  init(stream: Console.Stream, noColour: Bool) {
    self.stream = stream
    text = UpdateText(style: Console.style(for: stream, noColour: noColour))
    Console.write(text.legend + "\n\n", to: stream)
  }

  /// Shows one update.
  func show(_ update: RecordUpdate) {
    Console.write(text.lines(update).joined(separator: "\n") + "\n", to: stream)
  }
}
