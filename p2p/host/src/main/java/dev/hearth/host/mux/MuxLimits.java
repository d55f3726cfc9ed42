package dev.hearth.host.mux;

import java.time.Duration;

/**
 * What one connection may cost.
 *
 * @param maxInboundStreams streams the peer may have open; one more is refused
 * @param maxOutboundStreams streams we may have open; one more throws
 * @param maxWindow bytes a stream's receive window may grow to, at least 256 KiB
 * @param windowGrowth bytes all windows of the connection together may grow beyond 256 KiB each
 * @param idle how long a stream may go without a byte before it is reset
 * @param keepAlive how often the peer is pinged, and how long it has to answer
 */
public record MuxLimits(
    int maxInboundStreams,
    int maxOutboundStreams,
    int maxWindow,
    int windowGrowth,
    Duration idle,
    Duration keepAlive) {

  public static MuxLimits defaults() {
    return new MuxLimits(
        64, 256, 1024 * 1024, 4 * 1024 * 1024, Duration.ofSeconds(60), Duration.ofSeconds(30));
  }
}
