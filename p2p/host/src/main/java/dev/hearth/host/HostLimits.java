package dev.hearth.host;

import dev.hearth.host.mux.MuxLimits;
import java.time.Duration;

/**
 * What peers may cost a host.
 *
 * @param maxInbound connections others may have to us, unfinished handshakes included
 * @param maxOutbound connections we may have to others
 * @param dial how long one address may take to accept a connection
 * @param handshake how long a connection may take to become secure, and a stream to name its
 *     protocol
 * @param mux what one connection may cost
 */
public record HostLimits(
    int maxInbound, int maxOutbound, Duration dial, Duration handshake, MuxLimits mux) {

  public static HostLimits defaults() {
    return new HostLimits(
        128, 128, Duration.ofSeconds(10), Duration.ofSeconds(10), MuxLimits.defaults());
  }
}
