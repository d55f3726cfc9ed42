package dev.hearth.host.stream;

import dev.hearth.protocol.PeerId;
import java.time.Duration;

/**
 * A pipe to one peer under one negotiated protocol. It is reset, and whoever is blocked on it gets
 * an IOException, when its deadline passes or nothing moves for the idle limit.
 */
public interface Stream extends Pipe {
  /** As a deadline or an idle limit: none. */
  Duration NEVER = Duration.ofDays(36_500);

  PeerId peer();

  String protocol();

  /** Resets the stream unless it is closed, or given another deadline, within this time. */
  void deadline(Duration fromNow);

  /** Resets the stream once no byte has moved either way for this long. */
  void idleLimit(Duration limit);

  /** Drops both directions at once and tells the peer; for errors. */
  void reset();
}
