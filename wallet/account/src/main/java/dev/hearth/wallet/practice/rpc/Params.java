package dev.hearth.wallet.practice.rpc;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A request's parameters; whatever is missing or ill-formed is an {@link RpcException}. */
final class Params {
  private static final int WORD_BITS = 256;

  private final JsonNode array;

  Params(JsonNode array) {
    this.array = array;
  }

  JsonNode get(int index) throws RpcException {
    return optional(index)
        .orElseThrow(() -> RpcException.invalidParams("missing value at " + index));
  }

  Optional<JsonNode> optional(int index) {
    return present(array.get(index));
  }

  static Optional<JsonNode> field(JsonNode object, String name) {
    return present(object.get(name));
  }

  private static Optional<JsonNode> present(JsonNode node) {
    return Optional.ofNullable(node).filter(value -> !value.isNull());
  }

  Address address(int index) throws RpcException {
    return address(get(index));
  }

  Hash hash(int index) throws RpcException {
    return hash(get(index));
  }

  BigInteger quantity(int index) throws RpcException {
    return quantity(get(index));
  }

  byte[] data(int index) throws RpcException {
    return data(get(index));
  }

  boolean flag(int index) {
    return optional(index).map(JsonNode::asBoolean).orElse(false);
  }

  static Address address(JsonNode node) throws RpcException {
    return Address.of(sized(node, Address.SIZE));
  }

  static Hash hash(JsonNode node) throws RpcException {
    return Hash.of(sized(node, Hash.SIZE));
  }

  /** A topic or a storage key: 32 bytes. */
  static BigInteger word(JsonNode node) throws RpcException {
    return new BigInteger(1, sized(node, Hash.SIZE));
  }

  private static byte[] sized(JsonNode node, int size) throws RpcException {
    byte[] bytes = data(node);
    if (bytes.length != size) {
      throw RpcException.invalidParams(size + " bytes expected, not " + bytes.length);
    }
    return bytes;
  }

  /** Hexadecimal text, or a plain number as some tools send for times. */
  static BigInteger quantity(JsonNode node) throws RpcException {
    if (node.isIntegralNumber() && node.bigIntegerValue().signum() >= 0) {
      return node.bigIntegerValue();
    }
    try {
      BigInteger value = new BigInteger(digits(node), 16);
      if (value.signum() >= 0 && value.bitLength() <= WORD_BITS) {
        return value;
      }
    } catch (NumberFormatException notHexadecimal) {
      // Falls through to the one answer for every bad quantity.
    }
    throw RpcException.invalidParams("not a quantity: " + node);
  }

  static long number(JsonNode node) throws RpcException {
    BigInteger value = quantity(node);
    if (value.bitLength() >= Long.SIZE) {
      throw RpcException.invalidParams("number too large: " + node);
    }
    return value.longValue();
  }

  static byte[] data(JsonNode node) throws RpcException {
    try {
      return HexFormat.of().parseHex(digits(node));
    } catch (IllegalArgumentException e) {
      throw RpcException.invalidParams("not hexadecimal bytes");
    }
  }

  private static String digits(JsonNode node) throws RpcException {
    if (node.isString() && node.stringValue().startsWith("0x")) {
      return node.stringValue().substring(2);
    }
    throw RpcException.invalidParams("0x and hexadecimal digits expected");
  }
}
