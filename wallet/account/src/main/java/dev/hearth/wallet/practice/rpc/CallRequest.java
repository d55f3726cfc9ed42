package dev.hearth.wallet.practice.rpc;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.practice.evm.AccessListEntry;
import dev.hearth.wallet.practice.evm.Invocation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the transaction object of eth_call and eth_estimateGas. Trials pay no gas. */
final class CallRequest {
  private static final Address NOBODY = Address.of(new byte[Address.SIZE]);

  private final JsonNode object;

  private CallRequest(JsonNode object) {
    this.object = object;
  }

  static Invocation read(JsonNode object, long maxGas) throws RpcException {
    if (!object.isObject()) {
      throw RpcException.invalidParams("a transaction object expected");
    }
    return new CallRequest(object).invocation(maxGas);
  }

  private Invocation invocation(long maxGas) throws RpcException {
    Optional<JsonNode> from = field("from");
    Optional<JsonNode> gas = field("gas");
    return new Invocation(
        from.isPresent() ? Params.address(from.get()) : NOBODY,
        recipient(),
        value(),
        data(),
        gas.isPresent() ? Math.min(maxGas, Params.number(gas.get())) : maxGas,
        BigInteger.ZERO,
        accessList());
  }

  private Optional<JsonNode> field(String name) {
    return Params.field(object, name);
  }

  private Optional<Address> recipient() throws RpcException {
    Optional<JsonNode> to = field("to").filter(node -> !node.asString().isEmpty());
    return to.isPresent() ? Optional.of(Params.address(to.get())) : Optional.empty();
  }

  private BigInteger value() throws RpcException {
    Optional<JsonNode> value = field("value");
    return value.isPresent() ? Params.quantity(value.get()) : BigInteger.ZERO;
  }

  /** The data stands under its new name, its old one, or not at all. */
  private byte[] data() throws RpcException {
    Optional<JsonNode> data = field("input").or(() -> field("data"));
    return data.isPresent() ? Params.data(data.get()) : new byte[0];
  }

  private List<AccessListEntry> accessList() throws RpcException {
    List<AccessListEntry> entries = new ArrayList<>();
    for (JsonNode entry : field("accessList").map(list -> list.values()).orElse(List.of())) {
      List<BigInteger> keys = new ArrayList<>();
      for (JsonNode key : entry.path("storageKeys")) {
        keys.add(Params.word(key));
      }
      entries.add(new AccessListEntry(Params.address(entry.path("address")), keys));
    }
    return entries;
  }
}
