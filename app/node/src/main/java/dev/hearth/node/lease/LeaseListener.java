package dev.hearth.node.lease;

import dev.hearth.node.worker.ProgressListener.Progress;

/** Hears what happens to leases, on the thread it happens on; must be short. */
public interface LeaseListener {
  LeaseListener NONE = new LeaseListener() {};

  /** The state is stored; what it stands for has not begun. */
  default void changed(LeaseState state) {}

  default void progressed(LeaseState state, Progress progress) {}

  /** Something is in the way that may pass, in a sentence for the owner. */
  default void troubled(LeaseState state, String sentence) {}
}
