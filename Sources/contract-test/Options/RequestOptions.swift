import ArgumentParser
import ContractTesting

/// How many requests are sent, how fast, and what is left behind.
struct RequestOptions: ParsableArguments {
  @Option(
    name: .customLong("max-requests"), help: ArgumentHelp("Send at most so many requests.", valueName: "n"),
    transform: ArgumentValues.positive)
  var maxRequests: Int?

  @Option(
    name: .customLong("rate"), help: ArgumentHelp("Send at most so many requests a time.", valueName: "n/s"),
    transform: ArgumentValues.rate)
  var rate: Double?

  @Option(
    name: .customLong("concurrency"),
    help: ArgumentHelp("Test so many operations at the same time (default: 4).", valueName: "n"),
    transform: ArgumentValues.positive)
  var concurrency: Int?

  @Option(
    name: .customLong("settle"),
    help: ArgumentHelp(
      "Give the server this time to show an update: a record is read again until it does (default: 0s).",
      valueName: "duration"),
    transform: ArgumentValues.secondsOrNone)
  var settle: Double?

  @Option(
    name: .customLong("budget"),
    help: ArgumentHelp(
      "After the systematic cases go on with random combinations for this time (default: none).",
      valueName: "duration"),
    transform: ArgumentValues.seconds)
  var budget: Double?

  @Option(
    name: .customLong("journal"),
    help: ArgumentHelp(
      "Write each change to this file ahead of making it; after a kill, 'restore' puts the records back by it.",
      valueName: "file"))
  var journal: String?

  @Flag(name: .customLong("no-restore"), help: "Leave the records as the run left them.")
  var noRestore = false

  /// Puts what was given over `configuration`.
  func apply(to configuration: inout RunConfiguration) {
    if let maxRequests { configuration.maxRequests = maxRequests }
    if let rate { configuration.rate = rate }
    if let concurrency { configuration.concurrency = concurrency }
    if let settle { configuration.settle = settle }
    if let budget { configuration.budget = budget }
    if let journal { configuration.journal = journal }
    if noRestore { configuration.restore = false }
  }
}
