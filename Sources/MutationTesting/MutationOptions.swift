import Foundation
import Sandbox

/// Which faults are tried, and how many at a time.
public struct MutationOptions: Sendable {
  /// The ids of the faults to try; empty: all.
  public var faults: Set<String>
  /// The classes of faults to try; empty: all.
  public var classes: Set<Fault.Class>
  /// How many faults are tried at the same time.
  public var concurrency: Int

  /// Makes options; the defaults are all faults, one for each processor at a time.
  public init(faults: Set<String> = [], classes: Set<Fault.Class> = [], concurrency: Int? = nil) {
    self.faults = faults
    self.classes = classes
    self.concurrency = max(1, concurrency ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Whether the fault is to be tried; one that is named is, whatever its class.
  func wants(_ fault: Fault) -> Bool {
    if faults.isEmpty, classes.isEmpty { return true }
    return faults.contains(fault.id) || classes.contains(fault.class)
  }

  /// Whether nobody named the fault and it is one that only exploring finds.
  func leavesOut(_ fault: Fault, isExploring: Bool) -> Bool {
    fault.class == .combinations && !isExploring && !faults.contains(fault.id) && !classes.contains(fault.class)
  }
}
