import ContractTesting
import Sandbox

/// What mutation testing found out; what all its formats are written from.
public struct MutationReport: Sendable {
  /// What faults break.
  public typealias FaultClass = Fault.Class

  /// What was tested, and how.
  public struct Subject: Sendable {
    /// The document's path, as given.
    public var file: String
    /// `info.title`.
    public var title: String
    /// `info.version`.
    public var version: String
    /// The seed of all runs.
    public var seed: UInt64
    /// How many cases the runs made.
    public var depth: Depth

    /// Makes a subject.
    public init(file: String, title: String, version: String, seed: UInt64, depth: Depth) {
      self.file = file
      self.title = title
      self.version = version
      self.seed = seed
      self.depth = depth
    }
  }

  /// The version of this program.
  public var toolVersion: String
  /// What was tested.
  public var subject: Subject
  /// Start, RFC 3339 in UTC.
  public var startedAt: String
  /// Wall-clock time of all runs.
  public var durationSeconds = 0.0
  /// The run against the correct server.
  public var clean: Report
  /// The faults that were tried, by class.
  public var faults: [FaultResult] = []
  /// The faults that the document gives nothing to break.
  public var inapplicable: [InapplicableFault] = []
  /// How many faults were not tried, as they show in combinations alone and there was no budget to explore them.
  public var unexplored = 0
  /// How many faults were not tried, as the runs were stopped before.
  public var unfinished = 0
  /// Whether the runs were stopped before their end.
  public var isInterrupted = false

  /// Makes a report of the clean run alone.
  public init(toolVersion: String, subject: Subject, startedAt: String, clean: Report) {
    self.toolVersion = toolVersion
    self.subject = subject
    self.startedAt = startedAt
    self.clean = clean
  }

  /// Whether the suite finds nothing wrong with the correct server; otherwise no fault is tried.
  public var isGreen: Bool { !clean.failures.contains { $0.verdict == .fail } }

  /// How many faults were found.
  public var score: MutationScore { MutationScore(faults) }

  /// The scores of the classes that have faults, in the order of the classes.
  public var classes: [(class: Fault.Class, score: MutationScore)] {
    Fault.Class.allCases.compactMap { group in
      let members = faults.filter { $0.class == group }
      return members.isEmpty ? nil : (group, MutationScore(members))
    }
  }

  /// The faults that were not found.
  public var survivors: [FaultResult] { faults.filter { $0.outcome == .survived } }

  /// Requests of all runs.
  public var requests: Int { clean.requests + score.requests }
}

/// What became of one fault.
public struct FaultResult: Sendable {
  /// Whether the suite noticed the fault.
  public enum Outcome: String, Sendable, CaseIterable {
    /// By a failure, which makes a run's status 1.
    case failed
    /// By a warning alone, which a run shows, with the status 0.
    case warned
    /// Not at all.
    case survived
  }

  /// What a run said of the fault, and does not say of the correct server.
  public struct Finding: Sendable {
    /// The check's id.
    public var check: String
    /// `fail`, or `warn`.
    public var verdict: Verdict
    /// `PUT /posts/{id}`.
    public var operation: String
    /// The property (a JSON Pointer), the status, or the header it is about.
    public var subject: String
    /// One sentence: what is wrong.
    public var message: String

    /// Makes a finding.
    public init(check: String, verdict: Verdict, operation: String, subject: String, message: String) {
      self.check = check
      self.verdict = verdict
      self.operation = operation
      self.subject = subject
      self.message = message
    }
  }

  /// The fault's id.
  public var id: String
  /// What it breaks.
  public var `class`: Fault.Class
  /// What the server does wrong.
  public var description: String
  /// When it does so.
  public var trigger: String
  /// Whether it was noticed.
  public var outcome: Outcome
  /// What was said of it, the failure that ended the run first.
  public var findings: [Finding]
  /// Requests until it was found, or until there were no more cases.
  public var requests: Int
  /// Wall-clock time of its run.
  public var durationSeconds: Double
  /// Why it was not found, and what would help, each one sentence; empty when it was found.
  public var needs: [String]

  /// Makes a result.
  public init(
    id: String, class: Fault.Class, description: String, trigger: String, outcome: Outcome, findings: [Finding] = [],
    requests: Int, durationSeconds: Double, needs: [String] = []
  ) {
    self.id = id
    self.class = `class`
    self.description = description
    self.trigger = trigger
    self.outcome = outcome
    self.findings = findings
    self.requests = requests
    self.durationSeconds = durationSeconds
    self.needs = needs
  }

  /// The checks that noticed it, each once: those that failed, or those that warned when none failed.
  public var checks: [String] {
    let verdict: Verdict = outcome == .failed ? .fail : .warn
    var seen: Set<String> = []
    return findings.filter { $0.verdict == verdict }.map(\.check).filter { seen.insert($0).inserted }
  }
}

/// A fault that the document gives nothing to break.
public struct InapplicableFault: Sendable {
  /// The fault's id.
  public var id: String
  /// What it breaks.
  public var `class`: Fault.Class
  /// What the server would do wrong.
  public var description: String
  /// What the document lacks, each as a noun with its article.
  public var lacking: [String]

  /// Makes an entry.
  public init(id: String, class: Fault.Class, description: String, lacking: [String]) {
    self.id = id
    self.class = `class`
    self.description = description
    self.lacking = lacking
  }

  init(_ applicability: FaultApplicability) {
    let fault = applicability.fault
    self.init(id: fault.id, class: fault.class, description: fault.description, lacking: applicability.lacking)
  }
}
