package dev.hearth.training.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hearth.compute.fold.Op;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.Weights;
import dev.hearth.training.program.Parameter;
import dev.hearth.training.program.Parameters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Weights as safetensors under the Hugging Face GPT-2 names, without "transformer." (which is
 * accepted when reading). The same weights and metadata give the same bytes.
 */
public final class ModelFile {
  private static final String PREFIX = "transformer.";
  private static final int ALIGNMENT = 8;

  /** What GPT-2 files may hold beside the parameters: causal masks and the tied head. */
  private static final Pattern IGNORED =
      Pattern.compile("h\\.\\d+\\.attn\\.(masked_)?bias|lm_head\\.weight");

  private ModelFile() {}

  public static byte[] write(Weights weights, Map<String, String> metadata) {
    byte[] header = header(Parameters.of(weights.shape()), metadata);
    int padding = Math.floorMod(-header.length, ALIGNMENT);
    int dataBytes = Math.multiplyExact(weights.values().length, Float.BYTES);
    ByteBuffer file =
        ByteBuffer.allocate(Math.addExact(Long.BYTES + header.length + padding, dataBytes))
            .order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length + padding).put(header).put(" ".repeat(padding).getBytes(US_ASCII));
    file.asFloatBuffer().put(weights.values());
    return file.array();
  }

  /** Throws MalformedException when a tensor of this shape is missing, wrong, or not finite. */
  public static Weights read(byte[] file, ModelShape shape) throws MalformedException {
    return read(ByteBuffer.wrap(file), shape);
  }

  /** The notes in the file's header. */
  public static Map<String, String> metadata(byte[] file) throws MalformedException {
    return metadata(ByteBuffer.wrap(file));
  }

  static Map<String, String> metadata(ByteBuffer file) throws MalformedException {
    return Map.copyOf(SafetensorsHeader.read(file).metadata());
  }

  static Weights read(ByteBuffer file, ModelShape shape) throws MalformedException {
    SafetensorsHeader header = SafetensorsHeader.read(file);
    List<Parameter> parameters = parameters(shape);
    Map<String, TensorInfo> tensors = byName(header);
    for (Parameter parameter : parameters) {
      check(parameter, tensors.get(parameter.name()));
    }
    checkExtras(tensors, parameters);
    return new Weights(shape, values(file.slice(), header.dataStart(), tensors, parameters));
  }

  private static byte[] header(List<Parameter> parameters, Map<String, String> metadata) {
    JsonMapper json = new JsonMapper();
    ObjectNode root = json.createObjectNode();
    ObjectNode notes = root.putObject("__metadata__");
    new TreeMap<>(metadata).forEach(notes::put);
    for (Parameter parameter : parameters) {
      ObjectNode tensor = root.putObject(parameter.name()).put("dtype", TensorInfo.F32);
      ArrayNode shape = tensor.putArray("shape");
      parameter.shape().forEach(shape::add);
      long begin = (long) parameter.offset() * Float.BYTES;
      tensor.putArray("data_offsets").add(begin).add(begin + (long) parameter.size() * Float.BYTES);
    }
    return json.writeValueAsBytes(root);
  }

  private static List<Parameter> parameters(ModelShape shape) throws MalformedException {
    try {
      return Parameters.of(shape);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(e.getMessage(), e);
    }
  }

  private static Map<String, TensorInfo> byName(SafetensorsHeader header)
      throws MalformedException {
    Map<String, TensorInfo> tensors = new HashMap<>();
    for (TensorInfo tensor : header.tensors()) {
      if (tensors.put(plain(tensor.name()), tensor) != null) {
        throw new MalformedException("tensor " + plain(tensor.name()) + " is there twice");
      }
    }
    return tensors;
  }

  private static String plain(String name) {
    return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
  }

  private static void check(Parameter wanted, TensorInfo tensor) throws MalformedException {
    if (tensor == null) {
      throw new MalformedException("tensor " + wanted.name() + " is missing");
    }
    List<Long> shape = wanted.shape().stream().map(Integer::longValue).toList();
    boolean fits = tensor.bytes() == (long) wanted.size() * Float.BYTES;
    if (!tensor.dtype().equals(TensorInfo.F32) || !tensor.shape().equals(shape) || !fits) {
      throw new MalformedException(
          "tensor %s should be F32 %s, is %s %s in %d bytes"
              .formatted(wanted.name(), shape, tensor.dtype(), tensor.shape(), tensor.bytes()));
    }
  }

  private static void checkExtras(Map<String, TensorInfo> tensors, List<Parameter> parameters)
      throws MalformedException {
    Set<String> known = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
    for (String name : tensors.keySet()) {
      if (!known.contains(name) && !IGNORED.matcher(name).matches()) {
        throw new MalformedException("the model has no tensor " + name);
      }
    }
  }

  private static float[] values(
      ByteBuffer file, int dataStart, Map<String, TensorInfo> tensors, List<Parameter> parameters)
      throws MalformedException {
    Parameter last = parameters.getLast();
    float[] values = new float[last.offset() + last.size()];
    for (Parameter parameter : parameters) {
      TensorInfo tensor = tensors.get(parameter.name());
      file.slice(dataStart + (int) tensor.begin(), (int) tensor.bytes())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(values, parameter.offset(), parameter.size());
    }
    return canonical(values, parameters);
  }

  private static float[] canonical(float[] values, List<Parameter> parameters)
      throws MalformedException {
    for (Parameter parameter : parameters) {
      for (int n = 0; n < parameter.size(); n++) {
        int at = parameter.offset() + n;
        if (!Float.isFinite(values[at])) {
          throw new MalformedException(parameter.name() + " holds " + values[at]);
        }
        values[at] = Op.canonical(values[at]);
      }
    }
    return values;
  }
}
