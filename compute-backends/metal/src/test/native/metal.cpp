// Metal as far as Hearth speaks to it: two devices, and every argument looked at. Commands are carried out when they are
// waited for, so that whoever looks before sees nothing.
#include <vector>

#include "kernels.h"
#include "runtime.h"

namespace {
const unsigned long MOST_BYTES = 1UL << 30;
const unsigned long MOST_ITEMS = 1024;
const int COMMITTED = 2, COMPLETED = 4, ERROR = 5;

struct Size {
  unsigned long width, height, depth;
};

struct Device : Object {
  const char* name;
  bool lowPower;
  unsigned long registryId;
  Device(const char* name, bool lowPower, unsigned long registryId)
      : Object("MTLDevice"), name(name), lowPower(lowPower), registryId(registryId) {}
};

struct Array : Object {
  std::vector<Object*> elements;
  explicit Array(std::vector<Object*> elements) : Object("NSArray"), elements(elements) {}
  ~Array() override {
    for (Object* element : elements) release(element);
  }
};

struct Options : Object {
  bool safe = false;
  Options() : Object("MTLCompileOptions") {}
};

struct Library : Object {
  void* code;
  explicit Library(void* code) : Object("MTLLibrary"), code(code) {}
};

/* As a function of a library, and as a pipeline made of it. */
struct Function : Object {
  void* library;
  void* code;
  Function(const char* type, void* library, void* code) : Object(type), library(library), code(code) {}
};

struct Buffer : Object {
  std::vector<unsigned char> bytes;
  explicit Buffer(unsigned long length) : Object("MTLBuffer"), bytes(length, 0xA5) {}
};

struct Queue : Object {
  Queue() : Object("MTLCommandQueue") {}
};

/* Of a kernel: a buffer, or words of its own. */
struct Argument {
  Buffer* buffer = nullptr;
  std::vector<unsigned char> words;

  bool given() const { return buffer || !words.empty(); }
};

struct Dispatch {
  Function* pipeline;
  std::vector<Argument> arguments;
  unsigned long groups, items;
};

struct CommandBuffer : Object {
  std::vector<Dispatch> dispatches;
  std::vector<Object*> held;
  bool encoding = false;
  long status = 0;
  CommandBuffer() : Object("MTLCommandBuffer") {}
  ~CommandBuffer() override { drop(); }

  void drop() {
    for (Object* object : held) release(object);
    held.clear();
  }
};

struct Encoder : Object {
  CommandBuffer* commands;
  Function* pipeline = nullptr;
  std::vector<Argument> arguments{MOST_BUFFERS};
  bool ended = false;
  explicit Encoder(CommandBuffer* commands) : Object("MTLComputeCommandEncoder"), commands(commands) {}
  ~Encoder() override { expect(ended, "an encoder that was not ended"); }
};

Queue* newQueue(Device*, Selector op) { return failing(op) ? nullptr : new Queue; }

Buffer* newBuffer(Device*, Selector op, unsigned long length, unsigned long options) {
  expect(length > 0 && length <= MOST_BYTES && length % 4 == 0, "a buffer of an impossible length");
  expect(options == 0, "a buffer that is not shared");
  return failing(op) ? nullptr : new Buffer(length);
}

Library* newLibrary(Device*, Selector op, String* source, Options* options, Error** error) {
  expect(is(source, "NSString"), "no source");
  expect(is(options, "MTLCompileOptions") && options->safe, "no safe math");
  expect(source->text.find("#pragma METAL fp contract(off)") != std::string::npos, "products and sums may be fused");
  expect(error && !*error, "no place for an error");
  std::string said = "program_source:1:1: error: so the test wants it";
  void* code = failing(op) ? nullptr : compile(source->text, said);
  if (code) return new Library(code);
  *error = autoreleased(new Error(said, 3));
  return nullptr;
}

Function* newFunction(Library* self, Selector op, String* name) {
  expect(is(name, "NSString"), "no name");
  void* code = failing(op) ? nullptr : function(self->code, name->text);
  return code ? new Function("MTLFunction", self->code, code) : nullptr;
}

Function* newPipeline(Device*, Selector op, Function* function, Error** error) {
  expect(is(function, "MTLFunction"), "no function");
  expect(error && !*error, "no place for an error");
  if (!failing(op)) return new Function("MTLComputePipelineState", function->library, function->code);
  *error = autoreleased(new Error("the pipeline is not to be had", 2));
  return nullptr;
}

Object* objectAt(Array* self, Selector, unsigned long index) {
  return expect(index < self->elements.size(), "beyond an array's end") ? self->elements[index] : nullptr;
}

CommandBuffer* commandBuffer(Queue*, Selector op) { return failing(op) ? nullptr : autoreleased(new CommandBuffer); }

Encoder* encoder(CommandBuffer* self, Selector op) {
  expect(!self->encoding && self->status == 0, "an encoder of a command buffer that has one, or is on its way");
  if (failing(op)) return nullptr;
  self->encoding = true;
  self->held.push_back(new Encoder(self));
  return (Encoder*)self->held.back();
}

void commit(CommandBuffer* self, Selector) {
  expect(!self->encoding && self->status == 0, "a commit of what is not ready for it");
  self->status = COMMITTED;
}

void wait(CommandBuffer* self, Selector) {
  expect(self->status == COMMITTED, "waiting for what was not committed");
  self->status = failing("status") ? ERROR : COMPLETED;
  for (Dispatch& dispatch : self->dispatches) {
    if (self->status == ERROR) break;
    std::vector<void*> places;
    for (Argument& argument : dispatch.arguments) {
      places.push_back(argument.buffer ? argument.buffer->bytes.data() : argument.words.data());
    }
    run(dispatch.pipeline->library, dispatch.pipeline->code, places, dispatch.groups, dispatch.items);
  }
  self->dispatches.clear();
  self->drop();
}

Error* error(CommandBuffer* self, Selector) {
  return self->status == ERROR ? autoreleased(new Error("so the test wants it", failure())) : nullptr;
}

bool open(Encoder* self) { return expect(!self->ended, "a word to an encoder that was ended"); }

void setPipeline(Encoder* self, Selector, Function* pipeline) {
  if (!open(self) || !expect(is(pipeline, "MTLComputePipelineState"), "no pipeline")) return;
  self->commands->held.push_back(retain(pipeline));
  self->pipeline = pipeline;
  self->arguments.assign(MOST_BUFFERS, {});
}

void setBuffer(Encoder* self, Selector, Buffer* buffer, unsigned long offset, unsigned long index) {
  if (!open(self) || !expect(is(buffer, "MTLBuffer"), "no buffer")) return;
  if (!expect(offset == 0 && index < MOST_BUFFERS, "a buffer at an impossible place")) return;
  self->commands->held.push_back(retain(buffer));
  self->arguments[index] = {buffer, {}};
}

void setBytes(Encoder* self, Selector, const unsigned char* bytes, unsigned long length, unsigned long index) {
  if (!open(self) || !expect(bytes && length % 4 == 0 && length > 0 && length <= 4096, "impossible words")) return;
  if (!expect(index < MOST_BUFFERS, "words at an impossible place")) return;
  self->arguments[index] = {nullptr, std::vector<unsigned char>(bytes, bytes + length)};
}

void dispatch(Encoder* self, Selector, Size groups, Size items) {
  if (!open(self) || !expect(self->pipeline, "a launch without a pipeline")) return;
  expect(groups.width > 0 && groups.height == 1 && groups.depth == 1, "an impossible number of groups");
  expect(items.width > 0 && items.height == 1 && items.depth == 1, "an impossible number of items");
  expect(items.width <= MOST_ITEMS, "too many items in a group");
  std::vector<Argument> arguments = self->arguments;
  while (!arguments.empty() && !arguments.back().given()) arguments.pop_back();
  for (Argument& argument : arguments) {
    if (!expect(argument.given(), "a gap between arguments")) return;
  }
  self->commands->dispatches.push_back({self->pipeline, arguments, groups.width, items.width});
}

void endEncoding(Encoder* self, Selector) {
  if (!open(self)) return;
  self->ended = true;
  self->commands->encoding = false;
}

struct Methods {
  Methods() {
    METHOD("NSArray", "count", +[](Array* self, Selector) { return self->elements.size(); });
    METHOD("NSArray", "objectAtIndex:", objectAt);
    METHOD("MTLDevice", "name", +[](Device* self, Selector) { return autoreleased(new String(self->name)); });
    METHOD("MTLDevice", "registryID", +[](Device* self, Selector) { return self->registryId; });
    METHOD("MTLDevice", "isLowPower", +[](Device* self, Selector) { return self->lowPower; });
    METHOD("MTLDevice", "recommendedMaxWorkingSetSize", +[](Device*, Selector) { return 8 * MOST_BYTES; });
    METHOD("MTLDevice", "maxBufferLength", +[](Device*, Selector) { return MOST_BYTES; });
    METHOD("MTLDevice", "newCommandQueue", newQueue);
    METHOD("MTLDevice", "newBufferWithLength:options:", newBuffer);
    METHOD("MTLDevice", "newLibraryWithSource:options:error:", newLibrary);
    METHOD("MTLDevice", "newComputePipelineStateWithFunction:error:", newPipeline);
    METHOD("+MTLCompileOptions", "new", +[](Class*, Selector) { return new Options; });
    METHOD("MTLCompileOptions", "setMathMode:", +[](Options* self, Selector, long mode) { self->safe = mode == 0; });
    METHOD("MTLCompileOptions", "setFastMathEnabled:", +[](Options* self, Selector, bool on) { self->safe = !on; });
    METHOD("MTLLibrary", "newFunctionWithName:", newFunction);
    METHOD("MTLComputePipelineState", "maxTotalThreadsPerThreadgroup",
           +[](Object*, Selector op) { return failing(op) ? 32 : MOST_ITEMS; });
    METHOD("MTLBuffer", "contents", +[](Buffer* self, Selector) { return self->bytes.data(); });
    METHOD("MTLCommandQueue", "commandBuffer", commandBuffer);
    METHOD("MTLCommandBuffer", "computeCommandEncoder", encoder);
    METHOD("MTLCommandBuffer", "commit", commit);
    METHOD("MTLCommandBuffer", "waitUntilCompleted", wait);
    METHOD("MTLCommandBuffer", "status", +[](CommandBuffer* self, Selector) { return self->status; });
    METHOD("MTLCommandBuffer", "error", error);
    METHOD("MTLComputeCommandEncoder", "setComputePipelineState:", setPipeline);
    METHOD("MTLComputeCommandEncoder", "setBuffer:offset:atIndex:", setBuffer);
    METHOD("MTLComputeCommandEncoder", "setBytes:length:atIndex:", setBytes);
    METHOD("MTLComputeCommandEncoder", "dispatchThreadgroups:threadsPerThreadgroup:", dispatch);
    METHOD("MTLComputeCommandEncoder", "endEncoding", endEncoding);
  }
} methods;
}  // namespace

extern "C" Object* MTLCopyAllDevices() {
  if (failing("MTLCopyAllDevices")) return nullptr;
  return new Array({new Device("Intel Mock", true, 7), new Device("Apple Mock", false, 9)});
}
