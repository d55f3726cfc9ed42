package dev.hearth.node.worker;

import dev.hearth.node.device.DeviceReport;
import dev.hearth.protocol.dispute.Move;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleConsumer;

/**
 * Computes on one device, one task at a time; a task throws IllegalStateException while another
 * runs. Tasks complete exceptionally with a {@link WorkerLostException} when the worker was lost,
 * and may then be given again, or with another IOException when they could not be done. Safe for
 * any thread.
 */
public interface Worker extends AutoCloseable {

  /** Trains a lease to the end, or from the folder's newest snapshot. */
  CompletionStage<WorkerResult> train(Assignment assignment, ProgressListener listener);

  /** Makes a round's updates the weights of the next. */
  CompletionStage<CombinedRound> combine(RoundUpdates updates);

  /** Lets a model write. */
  CompletionStage<String> write(TextRequest request);

  /** Whether the device keeps the bits; what differs when it does not. */
  CompletionStage<Optional<String>> selfTest();

  /**
   * Tests and measures the device.
   *
   * @param longest how long the longest measurement takes, half of all
   * @param progress from 0 to 1
   */
  CompletionStage<DeviceReport> benchmark(Duration longest, DoubleConsumer progress);

  /** Multiplies for a peer who wants to see it; how many nanoseconds the product took. */
  CompletionStage<Long> multiply(ProductRequest request);

  /**
   * What is to be moved in a dispute, by a replay of the lease; empty when there is nothing to
   * attack. The replay is kept for the next question until something else is to be done.
   */
  CompletionStage<Optional<Move>> move(MoveRequest request);

  /**
   * From now on, works for this share of the time, in percent, whatever the task. 0 holds it still:
   * the device rests at once, and its memory keeps what it holds. Returns at once.
   */
  void pace(int percent);

  /**
   * Ends what runs, in the middle of a step: training comes to {@link WorkerResult.Stopped}, with
   * its newest snapshot on disk, any other task fails. Nothing happens when nothing runs.
   */
  void stop();

  /**
   * Stops and gives the device with its memory back; the next task takes it again. Waits for it, a
   * few seconds at most where the worker can be killed.
   */
  void release();

  /** Releases for good. */
  @Override
  void close();
}
