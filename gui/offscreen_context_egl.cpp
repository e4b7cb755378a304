#include <fmt/format.h>
#include <glad/egl.h>
#include <glad/gl.h>

#include "gui/offscreen_context.h"

namespace lg::gui {
namespace {

struct Egl : OffscreenContext {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;

    ~Egl() override {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        // The display stays as it is for the next one: eglTerminate unloads Mesa's driver, which leaks.
    }
};

Error egl_error(const std::string& step) {
    return {fmt::format(
        "cannot draw without a display: {}; on Debian: sudo apt install libegl1 libgl1-mesa-dri", step)};
}

Error failed(const char* step) {
    return egl_error(fmt::format("{} failed (EGL error {:#x})", step, eglGetError()));
}

}  // namespace

Result<std::unique_ptr<OffscreenContext>> OffscreenContext::create() {
    auto egl = std::make_unique<Egl>();
    if (!gladLoaderLoadEGL(EGL_NO_DISPLAY)) return egl_error("libEGL.so.1 cannot be loaded");
    if (!eglGetPlatformDisplayEXT) return egl_error("its EGL has no EGL_EXT_platform_base");
    egl->display = eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    EGLint major = 0, minor = 0;
    if (!eglInitialize(egl->display, &major, &minor)) return failed("eglInitialize");
    if (!gladLoaderLoadEGL(egl->display)) return egl_error("EGL tells no version");
    if (!eglBindAPI(EGL_OPENGL_API)) return failed("eglBindAPI");
    const EGLint wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                             EGL_NONE};
    EGLConfig config = EGL_NO_CONFIG_KHR;
    EGLint count = 0;
    eglChooseConfig(egl->display, wanted, &config, 1, &count);
    const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION,
                              3,
                              EGL_CONTEXT_MINOR_VERSION,
                              3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK,
                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                              EGL_NONE};
    egl->context =
        eglCreateContext(egl->display, count ? config : EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, version);
    if (egl->context == EGL_NO_CONTEXT) return failed("eglCreateContext");
    if (!eglMakeCurrent(egl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, egl->context))
        return failed("eglMakeCurrent");
    if (!gladLoadGL(eglGetProcAddress))
        return Error{"cannot draw without a display: OpenGL 3.3 is not there"};
    return std::unique_ptr<OffscreenContext>(std::move(egl));
}

}  // namespace lg::gui
