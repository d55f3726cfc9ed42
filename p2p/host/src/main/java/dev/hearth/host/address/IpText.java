package dev.hearth.host.address;

import dev.hearth.protocol.MalformedException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** IP addresses between text and bytes; never asks a name server. */
final class IpText {
  private IpText() {}

  static byte[] parse(String text, int size) throws MalformedException {
    if (text.indexOf(':') >= 0 != (size == 16) || text.indexOf('%') >= 0) {
      throw new MalformedException("not an ip address of " + size + " bytes: " + text);
    }
    try {
      return widen(InetAddress.ofLiteral(text).getAddress(), size);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("not an ip address: " + text, e);
    }
  }

  /** The JDK turns ::ffff:1.2.3.4 into four bytes; RFC 4291, 2.5.5.2 has sixteen. */
  private static byte[] widen(byte[] address, int size) {
    if (address.length == size) {
      return address;
    }
    byte[] mapped = new byte[16];
    mapped[10] = (byte) 0xff;
    mapped[11] = (byte) 0xff;
    System.arraycopy(address, 0, mapped, 12, 4);
    return mapped;
  }

  static String format(byte[] address) {
    return address.length == 4 ? dotted(address, 0) : colons(address);
  }

  private static String dotted(byte[] bytes, int from) {
    return IntStream.range(from, from + 4)
        .mapToObj(at -> Integer.toString(bytes[at] & 0xff))
        .collect(Collectors.joining("."));
  }

  /** RFC 5952: lower case, no leading zeros, the first longest run of zeros as "::". */
  private static String colons(byte[] address) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 16; i += 2) {
      groups.add(Integer.toHexString((address[i] & 0xff) << 8 | address[i + 1] & 0xff));
    }
    if (isMapped(groups)) {
      return "::ffff:" + dotted(address, 12);
    }
    return compress(groups);
  }

  private static boolean isMapped(List<String> groups) {
    return groups.subList(0, 5).stream().allMatch("0"::equals) && groups.get(5).equals("ffff");
  }

  private static String compress(List<String> groups) {
    int start = 0;
    int longest = 0;
    for (int i = 0; i < groups.size(); i++) {
      int run = zeros(groups, i);
      if (run > longest) {
        start = i;
        longest = run;
      }
    }
    if (longest < 2) {
      return String.join(":", groups);
    }
    return join(groups.subList(0, start)) + "::" + join(groups.subList(start + longest, 8));
  }

  private static int zeros(List<String> groups, int from) {
    int at = from;
    while (at < groups.size() && groups.get(at).equals("0")) {
      at++;
    }
    return at - from;
  }

  private static String join(List<String> groups) {
    return groups.stream().collect(Collectors.joining(":"));
  }
}
