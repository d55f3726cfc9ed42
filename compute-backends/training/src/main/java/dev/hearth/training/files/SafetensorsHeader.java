package dev.hearth.training.files;

import dev.hearth.protocol.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The header of a safetensors file (github.com/huggingface/safetensors): its length in 8 bytes,
 * little endian, then JSON. Its tensors cover the data after it exactly, without holes or overlaps;
 * whatever else a header says is refused before anything of the claimed size is allocated.
 *
 * @param dataStart where the data begins in the file
 */
record SafetensorsHeader(int dataStart, List<TensorInfo> tensors, Map<String, String> metadata) {
  private static final int MAX_HEADER = 8 << 20;
  private static final int MAX_RANK = 8;
  private static final String METADATA = "__metadata__";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  static SafetensorsHeader read(ByteBuffer file) throws MalformedException {
    ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (in.remaining() < Long.BYTES) {
      throw new MalformedException("a safetensors file has at least 8 bytes");
    }
    long length = in.getLong();
    if (length < 2 || length > Math.min(in.remaining(), MAX_HEADER)) {
      throw new MalformedException("the safetensors header claims " + length + " bytes");
    }
    byte[] json = new byte[(int) length];
    in.get(json);
    SafetensorsHeader header = parse(json, in.position());
    header.checkCover(in.remaining());
    return header;
  }

  private static SafetensorsHeader parse(byte[] json, int dataStart) throws MalformedException {
    List<TensorInfo> tensors = new ArrayList<>();
    Map<String, String> metadata = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : object(json).properties()) {
      if (entry.getKey().equals(METADATA)) {
        metadata.putAll(notes(entry.getValue()));
      } else {
        tensors.add(tensor(entry.getKey(), entry.getValue()));
      }
    }
    tensors.sort(Comparator.comparingLong(TensorInfo::begin).thenComparing(TensorInfo::end));
    return new SafetensorsHeader(dataStart, List.copyOf(tensors), metadata);
  }

  private static JsonNode object(byte[] json) throws MalformedException {
    try {
      JsonNode root = JSON.readTree(json);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      throw new MalformedException("the safetensors header is not JSON", e);
    }
    throw new MalformedException("the safetensors header is not a JSON object");
  }

  private static Map<String, String> notes(JsonNode node) throws MalformedException {
    Map<String, String> notes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> note : node.properties()) {
      if (!note.getValue().isString()) {
        throw new MalformedException("safetensors metadata is text, " + note.getKey() + " is not");
      }
      notes.put(note.getKey(), note.getValue().stringValue());
    }
    return notes;
  }

  private static TensorInfo tensor(String name, JsonNode node) throws MalformedException {
    JsonNode dtype = node.get("dtype");
    List<Long> shape = sizes(name, node.get("shape"));
    List<Long> offsets = sizes(name, node.get("data_offsets"));
    if (dtype == null || !dtype.isString() || shape.size() > MAX_RANK || offsets.size() != 2) {
      throw new MalformedException("tensor " + name + " has no sound dtype, shape and offsets");
    }
    return new TensorInfo(name, dtype.stringValue(), shape, offsets.get(0), offsets.get(1));
  }

  private static List<Long> sizes(String name, JsonNode node) throws MalformedException {
    if (node == null || !node.isArray() || node.size() > MAX_RANK) {
      throw new MalformedException("tensor " + name + " has no sound dtype, shape and offsets");
    }
    List<Long> sizes = new ArrayList<>();
    for (JsonNode size : node) {
      if (!size.isIntegralNumber() || !size.canConvertToLong() || size.longValue() < 0) {
        throw new MalformedException("tensor " + name + " has an impossible size: " + size);
      }
      sizes.add(size.longValue());
    }
    return sizes;
  }

  private void checkCover(long dataBytes) throws MalformedException {
    long at = 0;
    for (TensorInfo tensor : tensors) {
      if (tensor.begin() != at || tensor.end() < at || tensor.end() > dataBytes) {
        throw new MalformedException(
            "tensor %s claims bytes %d to %d of %d, and the one before it ends at %d"
                .formatted(tensor.name(), tensor.begin(), tensor.end(), dataBytes, at));
      }
      at = tensor.end();
    }
    if (at != dataBytes) {
      throw new MalformedException("no tensor owns the last " + (dataBytes - at) + " bytes");
    }
  }
}
