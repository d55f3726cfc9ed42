package dev.hearth.node.lease;

import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.ProgressListener;
import dev.hearth.node.worker.Worker;
import dev.hearth.node.worker.WorkerResult;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A worker that does what its device's gate permits, whether it trains or waits: slows down, holds
 * still with its memory kept, and after a while, or at once where the memory is wanted, lets go of
 * the device. Training that was let go of comes to {@link WorkerResult.Stopped}. Safe for any
 * thread.
 */
public final class GatedWorker implements AutoCloseable {
  /** Long enough for a look at the mail, short enough for whoever wants the memory. */
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Worker worker;
  private final WorkGate gate;
  private final ScheduledExecutorService scheduler;
  private final Duration patience;
  private final Runnable segmentFinished;
  private final WorkGate.Registration registration;
  private ScheduledFuture<?> lettingGo;
  private boolean finished;

  /**
   * The worker stays the caller's to close.
   *
   * @param patience how long a device that is held keeps its memory
   * @param segmentFinished hears when the segment is done that was to be finished first
   */
  public GatedWorker(
      Worker worker,
      WorkGate gate,
      ScheduledExecutorService scheduler,
      Duration patience,
      Runnable segmentFinished) {
    this.worker = worker;
    this.gate = gate;
    this.scheduler = scheduler;
    this.patience = patience;
    this.segmentFinished = segmentFinished;
    this.registration = gate.onChange(this::obey);
    obey();
  }

  public WorkGate gate() {
    return gate;
  }

  CompletableFuture<WorkerResult> train(Assignment assignment, ProgressListener listener) {
    int segment = assignment.job().hyperparameters().segmentSteps();
    return worker
        .train(
            assignment,
            progress -> {
              listener.progress(progress);
              if (progress.step() % segment == 0 && progress.step() < progress.steps()) {
                segmentEnded();
              }
            })
        .toCompletableFuture();
  }

  /** Ends what runs; see {@link Worker#stop}. */
  public void stop() {
    worker.stop();
  }

  private void segmentEnded() {
    if (holdIfFinished()) {
      segmentFinished.run();
    }
  }

  private synchronized boolean holdIfFinished() {
    if (gate.permission() instanceof Permission.Finish) {
      finished = true;
      hold();
      return true;
    }
    return false;
  }

  private synchronized void obey() {
    switch (gate.permission()) {
      case Permission.Work(int share) -> {
        finished = false;
        goOn(share);
      }
      case Permission.Finish(int share) -> {
        if (finished) {
          hold();
        } else {
          goOn(share);
        }
      }
      case Permission.Hold(String _, boolean release) -> {
        hold();
        if (release) {
          letGo();
        }
      }
    }
  }

  private void goOn(int share) {
    forgetPatience();
    worker.pace(share);
  }

  /** However often it is told to, and for whatever reasons, the patience is with the first. */
  private void hold() {
    worker.pace(0);
    if (lettingGo == null) {
      lettingGo = scheduler.schedule(this::letGoIfHeld, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void forgetPatience() {
    if (lettingGo != null) {
      lettingGo.cancel(false);
      lettingGo = null;
    }
  }

  private synchronized void letGoIfHeld() {
    if (lettingGo != null) {
      letGo();
    }
  }

  /** Waits for the device, so whoever changed the permission does not. */
  private void letGo() {
    Thread.ofVirtual().name("let-go").start(worker::release);
  }

  @Override
  public synchronized void close() {
    registration.close();
    forgetPatience();
  }
}
