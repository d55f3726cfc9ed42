package dev.hearth.host.transport;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/** This machine's own addresses, loopback included, link-local left out. */
final class LocalAddresses {
  private LocalAddresses() {}

  static List<InetAddress> all(boolean ip4Only) {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLinkLocalAddress())
          .filter(address -> !ip4Only || address instanceof Inet4Address)
          .toList();
    } catch (SocketException e) {
      return List.of(InetAddress.getLoopbackAddress());
    }
  }
}
