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
        tasks.addTask { await run(group, resources, plans) }
      }
      while let finished = await tasks.next() {
        runs += finished
        if let group = pending.popFirst() { tasks.addTask { await run(group, resources, plans) } }
      }
      return runs
    }
  }

  private func run(_ group: [Int], _ resources: [UpdateResource], _ plans: [PlannedOperation]) async -> [OperationRun] {
    var runs: [OperationRun] = []
    for index in group {
      let run = await OperationTest(workbench: workbench, progress: progress).run(
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
    let bodies = [resource.update, resource.create].compactMap { $0?.requestBody?.json?.schema }
    for schema in bodies {
      for property in PropertyTable(workbench.schemas.schema(schema)).all {
        guard let name = property.pointer.last?.text,
          let collection = ReferenceNames.collection(for: name, among: workbench.map.collections)
        else { continue }
        shapes.insert(collection)
      }
    }
    return shapes
  }
}
