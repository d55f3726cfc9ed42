package dev.hearth.node.worker;

import java.util.concurrent.CompletionStage;

/** Trains one assignment at a time on one device. Safe for any thread. */
public interface Worker extends AutoCloseable {

  /**
   * Trains to the end, or from the folder's snapshot. Completes exceptionally with an IOException
   * when the worker was lost: the same assignment may be given again and goes on from its snapshot.
   * Throws IllegalStateException while another assignment runs.
   */
  CompletionStage<WorkerResult> train(Assignment assignment, ProgressListener listener);

  /** Ends what runs after the step in hand; nothing happens when nothing runs. */
  void stop();

  /** Stops and gives the device back. */
  @Override
  void close();
}
