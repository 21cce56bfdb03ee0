import JSON
import OpenAPI

/// What testing one operation came to.
struct OperationRun: Sendable {
  /// The operation's place in the order of the document.
  let index: Int
  let result: OperationResult
  let failures: [Failure]
  let leftovers: [Leftover]
  /// Why it ended early.
  let stop: Stop?
}

/// Runs the groups of operations side by side, and the operations of a group one after the other.
struct OperationScheduler: Sendable {
  let workbench: Workbench
  let planner: Planner
  let progress: @Sendable (ProgressEvent) -> Void

  /// Tests all operations; those that the plan rules out are reported with its reason.
  func run(_ operations: [Operation], plans: [PlannedOperation]) async -> [OperationRun] {
    let resources = operations.map(planner.resource)
    let groups = OperationGroups.groups(resources.map(touched))
    return await withTaskGroup(of: [OperationRun].self) { tasks in
      var pending = groups[...]
      var runs: [OperationRun] = []
      for _ in 0..<max(1, workbench.configuration.concurrency) {
        guard let group = pending.popFirst() else { break }
        tasks.addTask { await run(group, resources, plans, exploring: share(of: group, groups.count, plans)) }
      }
      while let finished = await tasks.next() {
        runs += finished
        guard let group = pending.popFirst() else { continue }
        tasks.addTask { await run(group, resources, plans, exploring: share(of: group, groups.count, plans)) }
      }
      return runs
    }
  }

  /// The seconds of the budget for each operation of a group, so that all together use it up once.
  private func share(of group: [Int], _ groups: Int, _ plans: [PlannedOperation]) -> Double {
    guard let budget = workbench.configuration.budget else { return 0 }
    let atATime = min(groups, max(1, workbench.configuration.concurrency))
    let members = max(1, group.count { plans[$0].untested == nil })
    return budget * Double(atATime) / Double(groups) / Double(members)
  }

  private func run(
    _ group: [Int], _ resources: [UpdateResource], _ plans: [PlannedOperation], exploring seconds: Double
  ) async -> [OperationRun] {
    var runs: [OperationRun] = []
    for index in group {
      let run = await OperationTest(workbench: workbench, progress: progress, exploration: seconds).run(
        resources[index], payloadSchema: planner.payloadSchema(resources[index]), plan: plans[index], index: index)
      // Where nothing answered at all the run ends with one message instead.
      if run.stop == nil || workbench.session.hasAnswer { progress(.operationFinished(run.result)) }
      runs.append(run)
    }
    return runs
  }

  /// The collections that an operation reads or changes: its own, its parents', and those that its payload refers to.
  private func touched(_ resource: UpdateResource) -> Set<PathShape> {
    var shapes: Set<PathShape> = [resource.collection]
    shapes.formUnion(resource.parents.map(\.shape))
    // A part of a record changes with the record, and the record with the part: `/settings/account`.
    shapes.formUnion(resource.readBacks.filter { $0.method == .ancestor }.map { PathShape($0.operation.path) })
    let bodies = [resource.update, resource.create].compactMap { workbench.schemas.requestForm(of: $0)?.schema }
    for schema in bodies {
      for property in PropertyTable(schema).all {
        guard let name = property.pointer.last?.text,
          let collection = ReferenceNames.collection(for: name, among: workbench.map.collections)
        else { continue }
        shapes.insert(collection)
      }
    }
    return shapes
  }
}
