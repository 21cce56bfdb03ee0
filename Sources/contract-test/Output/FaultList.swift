import Sandbox

/// The faults of the sandbox, for people.
enum FaultList {
  /// A heading for each class, one line a fault with what it does wrong and when; ends in a line break.
  static func text(_ faults: [Fault]) -> String {
    let width = faults.map(\.id.count).max() ?? 0
    var lines: [String] = []
    for group in Fault.Class.allCases {
      let members = faults.filter { $0.class == group }
      if members.isEmpty { continue }
      lines.append(group.rawValue)
      for fault in members {
        let fill = String(repeating: " ", count: width - fault.id.count)
        lines.append("  \(fault.id)\(fill)  \(fault.description) (\(fault.trigger))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
