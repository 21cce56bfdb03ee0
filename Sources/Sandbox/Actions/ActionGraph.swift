import Documents

/// The ways through the events of an action.
struct ActionGraph {
  /// The events that can follow each; the count of all stands for the end.
  private let successors: [[Int]]

  init(_ events: [ActionEvent]) {
    successors = events.map { event in
      switch event.kind {
      case .condition(_, _, let then, let otherwise): [then, otherwise]
      case .respond: []
      case .update, .create, .delete: [event.next]
      }
    }
  }

  /// The events that no way leads to from the first one.
  var unreachable: [Int] {
    var reached: Set<Int> = []
    var pending = [0]
    while let index = pending.popLast() {
      guard successors.indices.contains(index), reached.insert(index).inserted else { continue }
      pending += successors[index]
    }
    return successors.indices.filter { !reached.contains($0) }
  }

  /// The first event that a way leads back to from itself.
  var circle: Int? {
    successors.indices.first { start in
      var reached: Set<Int> = []
      var pending = successors[start]
      while let index = pending.popLast() {
        if index == start { return true }
        guard successors.indices.contains(index), reached.insert(index).inserted else { continue }
        pending += successors[index]
      }
      return false
    }
  }

  /// Notes what would never end, and what is never reached.
  func check(_ nodes: [Node], _ reader: inout ExpressionReader) {
    if let circle, nodes.indices.contains(circle) {
      reader.fail(
        "action-cycle", at: nodes[circle].place, "The events from here lead back to here, and the action never ends.",
        remedy: "Let 'next', 'then' and 'else' lead forward.")
    }
    for index in unreachable where nodes.indices.contains(index) {
      reader.warn(
        "action-unreachable", at: nodes[index].place, "No way through the events leads to this one.",
        remedy: "Name it in a 'next', 'then' or 'else', or remove it.")
    }
  }
}
