package dev.hearth.api;

import dev.hearth.protocol.PeerId;
import java.util.List;

/**
 * For another machine of the owner's: a line of text that may be seen, also as a QR code (see
 * {@link PayAddress}), and the code that opens it until a time (milliseconds since 1970).
 */
public record MachinePairing(
    int machine, PeerId peer, String text, List<String> qr, String code, long end) {

  @Override
  public String toString() {
    return "MachinePairing[" + machine + ", " + peer + "]";
  }
}
