// An Objective-C runtime as small as Hearth needs it: objects that count their owners, pools, and messages that jump to
// functions of their true types. What a program does wrong is written down, not died of.
#pragma once

#include <stdint.h>

#include <string>

typedef const char* Selector;

struct Object {
  const char* const type;
  long owners = 1;

  explicit Object(const char* type);
  virtual ~Object();
};

/* A class, which answers messages itself; objects of it do not begin here. */
struct Class : Object {
  const char* const name;
  explicit Class(const char* name);
};

struct String : Object {
  const std::string text;
  explicit String(const std::string& text) : Object("NSString"), text(text) {}
};

struct Error : Object {
  const std::string text;
  const long code;
  Error(const std::string& text, long code) : Object("NSError"), text(text), code(code) {}
};

Object* retain(Object*);
void release(Object*);

/* Hands the caller's share to the pool of this thread. */
template <typename T>
T* autoreleased(T* object) {
  void pooled(Object*);
  pooled(object);
  return object;
}

/* Notes a mistake unless something holds; tells whether it does. */
bool expect(bool holds, const char* mistake);

/* Whether an object is alive and of a type. */
bool is(const Object*, const char* type);

/* Whether the test at hand wants this message to fail. */
bool failing(const char* selector);

/* The code of the errors that it wants. */
long failure();

/* Has objects of a type, or the class itself ("+" before its name), answer a message with a function. */
void method(const char* type, const char* selector, void* function);

#define METHOD(type, selector, function) method(type, selector, (void*)(function))
