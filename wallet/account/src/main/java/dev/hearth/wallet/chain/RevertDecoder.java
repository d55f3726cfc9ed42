package dev.hearth.wallet.chain;

import dev.hearth.wallet.contracts.ContractArtifact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.web3j.abi.CustomErrorEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.CustomError;
import org.web3j.abi.datatypes.Type;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads revert data (Solidity ABI, "Errors") by the error declarations of contracts' interfaces.
 */
final class RevertDecoder {
  private static final int SELECTOR_DIGITS = 10;

  private final Map<String, CustomError> bySelector = new HashMap<>();

  RevertDecoder(ContractArtifact... contracts) {
    add("Error", List.of("string"));
    add("Panic", List.of("uint256"));
    for (ContractArtifact contract : contracts) {
      addErrors(contract);
    }
  }

  private void addErrors(ContractArtifact contract) {
    for (JsonNode entry : new JsonMapper().readTree(contract.abi())) {
      if (entry.path("type").asString().equals("error")) {
        add(entry.path("name").asString(), inputTypes(entry));
      }
    }
  }

  /** Never fails: data that fits no declaration is an unknown revert. */
  Revert decode(String hex) {
    if (hex == null || hex.length() < SELECTOR_DIGITS) {
      return Revert.UNKNOWN;
    }
    CustomError error = bySelector.get(hex.substring(0, SELECTOR_DIGITS));
    if (error == null) {
      return Revert.UNKNOWN;
    }
    List<String> arguments =
        FunctionReturnDecoder.decode(hex.substring(SELECTOR_DIGITS), error.getParameters()).stream()
            .map(RevertDecoder::text)
            .toList();
    return new Revert(error.getName(), arguments);
  }

  private void add(String name, List<String> types) {
    List<TypeReference<?>> parameters = new ArrayList<>();
    for (String type : types) {
      parameters.add(reference(type));
    }
    CustomError error = new CustomError(name, parameters);
    String signature = name + "(" + String.join(",", types) + ")";
    bySelector.put(
        CustomErrorEncoder.calculateSignatureHash(signature).substring(0, SELECTOR_DIGITS), error);
  }

  private static TypeReference<?> reference(String type) {
    try {
      return TypeReference.makeTypeReference(type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("no such ABI type: " + type, e);
    }
  }

  private static List<String> inputTypes(JsonNode entry) {
    return entry.path("inputs").valueStream().map(i -> i.path("type").asString()).toList();
  }

  private static String text(Type<?> value) {
    return value.getValue() instanceof byte[] bytes
        ? "0x" + HexFormat.of().formatHex(bytes)
        : value.getValue().toString();
  }
}
