package dev.hearth.wallet.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A compiled contract as committed beside its Solidity source; a slow test recompiles and compares.
 *
 * @param name the contract's name in the source
 * @param abi its interface, the JSON array of the Solidity ABI specification
 * @param creationHex the bytecode that deploys it, hexadecimal without prefix; the escrow's is
 *     followed by one word, the address of its court
 * @param runtimeHex the bytecode it leaves on the chain; without immutables, the same everywhere
 */
public record ContractArtifact(String name, String abi, String creationHex, String runtimeHex) {

  /** The escrow of Hearth jobs. */
  public static ContractArtifact escrow() {
    return load("Escrow");
  }

  /** Who is right about what a program made of its inputs. */
  public static ContractArtifact court() {
    return load("Court");
  }

  /** What a court makes to rerun single operations. */
  public static ContractArtifact referee() {
    return load("Referee");
  }

  /** What pays auditors of claims and draws their keepers. */
  public static ContractArtifact audits() {
    return load("Audits");
  }

  public byte[] creationCode() {
    return HexFormat.of().parseHex(creationHex);
  }

  private static ContractArtifact load(String name) {
    return new ContractArtifact(
        name,
        read(name + ".abi"),
        read(name + ".bin").strip(),
        read(name + ".runtime.bin").strip());
  }

  private static String read(String file) {
    try (InputStream in = ContractArtifact.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the packed artifact " + file, e);
    }
  }
}
