#include "runtime.h"

#include <string.h>

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace {
struct State {
  std::set<const Object*> alive;
  std::set<std::string> selectors;
  std::map<std::string, Class*> classes;
  std::map<std::pair<std::string, std::string>, void*> methods;
  std::map<std::string, long> calls;
  std::set<std::string> unknown;
  std::string mistakes;
  std::string failing;
  long failure;
};

State& state() {
  static State* all = new State;
  return *all;
}

thread_local std::vector<std::vector<Object*>> pools;

std::string answer;

Object* ignored(Object*, Selector) { return nullptr; }
}  // namespace

Object::Object(const char* type) : type(type) { state().alive.insert(this); }
Object::~Object() { state().alive.erase(this); }
Class::Class(const char* name) : Object("Class"), name(name) {}

bool expect(bool holds, const char* mistake) {
  if (!holds) state().mistakes += std::string(mistake) + "\n";
  return holds;
}

bool is(const Object* object, const char* type) {
  return state().alive.count(object) && object->type == std::string(type);
}

bool failing(const char* selector) { return state().failing == selector; }
long failure() { return state().failure; }

Object* retain(Object* object) {
  if (object && expect(state().alive.count(object), "retained after its end")) object->owners++;
  return object;
}

void release(Object* object) {
  if (object && expect(state().alive.count(object), "released after its end") && --object->owners == 0) delete object;
}

void pooled(Object* object) {
  if (!object) return;
  if (expect(!pools.empty(), (std::string("no pool for a ") + object->type).c_str())) pools.back().push_back(object);
}

void method(const char* type, const char* selector, void* function) { state().methods[{type, selector}] = function; }

extern "C" {
Object* objc_getClass(const char* name) {
  Class*& known = state().classes[name];
  if (!known && state().methods.count({std::string("+") + name, "new"})) known = new Class(strdup(name));
  if (!known && std::string(name) == "NSString") known = new Class("NSString");
  expect(known, (std::string("no class ") + name).c_str());
  return known;
}

Selector sel_registerName(const char* name) { return state().selectors.insert(name).first->c_str(); }

void* objc_autoreleasePoolPush() {
  pools.emplace_back();
  return (void*)pools.size();
}

void objc_autoreleasePoolPop(void* token) {
  if (!expect((size_t)token == pools.size(), "pools do not end in turn")) return;
  std::vector<Object*> objects = std::move(pools.back());
  pools.pop_back();
  for (Object* object : objects) release(object);
}

/* The function that answers a message; objc_msgSend jumps to it, all arguments in place. */
void* mock_method(Object* receiver, Selector selector) {
  state().calls[selector]++;
  if (!receiver) return (void*)ignored;  // a message to nil answers nil
  if (!expect(state().alive.count(receiver), (std::string(selector) + " to what has ended").c_str())) {
    return (void*)ignored;
  }
  bool isClass = receiver->type == std::string("Class");
  std::string type = isClass ? std::string("+") + ((Class*)receiver)->name : receiver->type;
  auto& methods = state().methods;
  auto found = methods.find({type, selector});
  if (found == methods.end()) found = methods.find({"NSObject", selector});
  bool known = found != methods.end();
  expect(known, (type + " does not know " + selector).c_str());
  return known ? found->second : (void*)ignored;
}

void objc_msgSend();

/* For tests. Texts last until the next call. */
void mock_fail(const char* selector, long code) {
  state().failing = selector;
  state().failure = code;
}

void mock_forget(const char* selector, int forgotten) {
  if (forgotten) {
    state().unknown.insert(selector);
  } else {
    state().unknown.erase(selector);
  }
}

long mock_calls(const char* selector) { return state().calls[selector]; }

const char* mock_mistakes() {
  answer = state().mistakes;
  state().mistakes.clear();
  return answer.c_str();
}

/* A line an object. */
const char* mock_alive() {
  answer.clear();
  for (const Object* object : state().alive) {
    if (object->type != std::string("Class")) answer += std::string(object->type) + "\n";
  }
  return answer.c_str();
}
}

#if defined(__x86_64__)
asm(R"(
  .text
  .globl objc_msgSend
  .type objc_msgSend, @function
objc_msgSend:
  push %rdi
  push %rsi
  push %rdx
  push %rcx
  push %r8
  push %r9
  sub $8, %rsp
  call mock_method@PLT
  mov %rax, %r11
  add $8, %rsp
  pop %r9
  pop %r8
  pop %rcx
  pop %rdx
  pop %rsi
  pop %rdi
  jmp *%r11
  .size objc_msgSend, . - objc_msgSend
)");
#elif defined(__aarch64__)
asm(R"(
  .text
  .globl objc_msgSend
  .type objc_msgSend, %function
objc_msgSend:
  stp x29, x30, [sp, #-80]!
  stp x0, x1, [sp, #16]
  stp x2, x3, [sp, #32]
  stp x4, x5, [sp, #48]
  stp x6, x7, [sp, #64]
  bl mock_method
  mov x16, x0
  ldp x0, x1, [sp, #16]
  ldp x2, x3, [sp, #32]
  ldp x4, x5, [sp, #48]
  ldp x6, x7, [sp, #64]
  ldp x29, x30, [sp], #80
  br x16
  .size objc_msgSend, . - objc_msgSend
)");
#endif

namespace {
bool responds(Object* self, Selector, Selector wanted) {
  return state().methods.count({self->type, wanted}) && !state().unknown.count(wanted);
}

String* string(Class*, Selector, const char* text) { return autoreleased(new String(text)); }
const char* utf8(String* self, Selector) { return self->text.c_str(); }
String* description(Error* self, Selector) { return autoreleased(new String(self->text)); }
long code(Error* self, Selector) { return self->code; }

struct Methods {
  Methods() {
    METHOD("NSObject", "retain", +[](Object* self, Selector) { return retain(self); });
    METHOD("NSObject", "release", +[](Object* self, Selector) { release(self); });
    METHOD("NSObject", "respondsToSelector:", responds);
    METHOD("+NSString", "stringWithUTF8String:", string);
    METHOD("NSString", "UTF8String", utf8);
    METHOD("NSError", "localizedDescription", description);
    METHOD("NSError", "code", code);
  }
} methods;
}  // namespace
