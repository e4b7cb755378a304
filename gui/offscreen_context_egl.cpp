#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <fmt/format.h>
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

Error egl_error(const char* step) {
    return {
        fmt::format("cannot draw without a display: {} failed (EGL error {:#x}); "
                    "on Debian: sudo apt install libegl1 libgl1-mesa-dri",
                    step, eglGetError())};
}

}  // namespace

Result<std::unique_ptr<OffscreenContext>> OffscreenContext::create() {
    auto egl = std::make_unique<Egl>();
    const auto get_display =
        reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
    if (!get_display) return egl_error("eglGetPlatformDisplayEXT");
    egl->display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    EGLint major = 0, minor = 0;
    if (!eglInitialize(egl->display, &major, &minor)) return egl_error("eglInitialize");
    if (!eglBindAPI(EGL_OPENGL_API)) return egl_error("eglBindAPI");
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
    if (egl->context == EGL_NO_CONTEXT) return egl_error("eglCreateContext");
    if (!eglMakeCurrent(egl->display, EGL_NO_SURFACE, EGL_NO_SURFACE, egl->context))
        return egl_error("eglMakeCurrent");
    if (!gladLoadGL(eglGetProcAddress))
        return Error{"cannot draw without a display: OpenGL 3.3 is not there"};
    return std::unique_ptr<OffscreenContext>(std::move(egl));
}

}  // namespace lg::gui
