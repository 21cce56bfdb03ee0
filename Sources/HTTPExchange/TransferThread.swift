import CLibcurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The thread that runs all transfers of a client, and the only owner of libcurl's handles.
struct TransferThread {
  private let multi: UnsafeMutableRawPointer
  private let queue: TransferQueue
  private let configuration: HTTPClientConfiguration
  private var idle: [Transfer] = []
  private var active: [UnsafeMutableRawPointer: Transfer] = [:]
  private var backlog: [Exchange] = []
  private var next = 0

  /// Starts the thread, which then owns the multi handle; false when the system refuses.
  static func start(_ queue: TransferQueue, multi: UInt, configuration: HTTPClientConfiguration) -> Bool {
    let start = Unmanaged.passRetained(Start(queue: queue, multi: multi, configuration: configuration))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let refused = pthread_create(
      &thread, nil,
      { context in
        #if canImport(Darwin)
          let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
        #else
          guard let context else { return nil }
          let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
        #endif
        guard let multi = UnsafeMutableRawPointer(bitPattern: start.multi) else { return nil }
        var thread = TransferThread(multi: multi, queue: start.queue, configuration: start.configuration)
        thread.run()
        return nil
      }, start.toOpaque())
    if refused != 0 {
      start.release()
      return false
    }
    #if canImport(Darwin)
      if let thread { pthread_detach(thread) }
    #else
      pthread_detach(thread)
    #endif
    return true
  }

  /// What is handed to the new thread.
  private final class Start: Sendable {
    let queue: TransferQueue
    let multi: UInt
    let configuration: HTTPClientConfiguration

    init(queue: TransferQueue, multi: UInt, configuration: HTTPClientConfiguration) {
      self.queue = queue
      self.multi = multi
      self.configuration = configuration
    }
  }

  private init(multi: UnsafeMutableRawPointer, queue: TransferQueue, configuration: HTTPClientConfiguration) {
    self.multi = multi
    self.queue = queue
    self.configuration = configuration
  }

  private mutating func run() {
    Self.blockSignals()
    while true {
      let work = queue.take()
      backlog.append(contentsOf: work.submitted)
      if work.isStopping { break }
      if work.hasCancellations { endCancelled() }
      startWaiting()
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      let finished = endFinished()
      // A finished transfer may have made room for one that waits.
      if finished && next < backlog.count { continue }
      if queue.mayWait() { curl_multi_poll(multi, nil, 0, 60_000, nil) }
    }
    for exchange in backlog[next...] { exchange.finish(.failure(.cancelled)) }
    for transfer in active.values {
      curl_multi_remove_handle(multi, transfer.handle)
      transfer.abandon()
    }
    active = [:]
    idle = []
    queue.detach()
    curl_multi_cleanup(multi)
  }

  private mutating func startWaiting() {
    while next < backlog.count, active.count < max(1, configuration.maxConnections) {
      let exchange = backlog[next]
      next += 1
      if exchange.isCancelled {
        exchange.finish(.failure(.cancelled))
      } else if let transfer = idle.popLast() ?? Transfer(configuration) {
        transfer.begin(exchange)
        active[transfer.handle] = transfer
        curl_multi_add_handle(multi, transfer.handle)
      } else {
        exchange.finish(.failure(.unreachable("No memory is left for one more transfer.")))
      }
    }
    if next == backlog.count {
      backlog.removeAll(keepingCapacity: true)
      next = 0
    }
  }

  private mutating func endFinished() -> Bool {
    var any = false
    var code = CURLE_OK
    while let handle = curl_multi_next_finished(multi, &code) {
      guard let transfer = active.removeValue(forKey: handle) else { continue }
      curl_multi_remove_handle(multi, handle)
      transfer.end(code)
      idle.append(transfer)
      any = true
    }
    return any
  }

  private mutating func endCancelled() {
    for (handle, transfer) in active where transfer.isCancelled {
      active.removeValue(forKey: handle)
      curl_multi_remove_handle(multi, handle)
      transfer.abandon()
      idle.append(transfer)
    }
    let waiting = backlog[next...]
    for exchange in waiting where exchange.isCancelled { exchange.finish(.failure(.cancelled)) }
    backlog = waiting.filter { !$0.isCancelled }
    next = 0
  }

  /// Signals belong to the program's other threads; a closed socket is an error here, not a signal.
  private static func blockSignals() {
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
  }
}
