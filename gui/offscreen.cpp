#include "gui/offscreen.h"

#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <glad/gl.h>
#include <imgui.h>

#ifdef LOOPGLASS_EGL
#include <EGL/egl.h>
#include <EGL/eglext.h>
#endif

namespace lg::gui {

#ifdef LOOPGLASS_EGL
struct Offscreen::Egl {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    GLuint texture = 0;
    GLuint framebuffer = 0;
    bool has_imgui = false;

    ~Egl() {
        if (has_imgui) {
            ImGui_ImplOpenGL3_Shutdown();
            ImGui::DestroyContext();
        }
        if (framebuffer) glDeleteFramebuffers(1, &framebuffer);
        if (texture) glDeleteTextures(1, &texture);
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        // The display stays as it is for the next one: eglTerminate unloads Mesa's driver, which leaks.
    }
};

namespace {

Error egl_error(const char* step) {
    return {
        fmt::format("cannot draw without a display: {} failed (EGL error {:#x}); "
                    "on Debian: sudo apt install libegl1 libgl1-mesa-dri",
                    step, eglGetError())};
}

Status make_context(EGLDisplay& display, EGLContext& context) {
    const auto get_display =
        reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
    if (!get_display) return egl_error("eglGetPlatformDisplayEXT");
    display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    EGLint major = 0, minor = 0;
    if (!eglInitialize(display, &major, &minor)) return egl_error("eglInitialize");
    if (!eglBindAPI(EGL_OPENGL_API)) return egl_error("eglBindAPI");
    const EGLint wanted[] = {EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                             EGL_NONE};
    EGLConfig config = EGL_NO_CONFIG_KHR;
    EGLint count = 0;
    eglChooseConfig(display, wanted, &config, 1, &count);
    const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION,
                              3,
                              EGL_CONTEXT_MINOR_VERSION,
                              3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK,
                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                              EGL_NONE};
    context = eglCreateContext(display, count ? config : EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, version);
    if (context == EGL_NO_CONTEXT) return egl_error("eglCreateContext");
    if (!eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context)) return egl_error("eglMakeCurrent");
    if (!gladLoadGL(eglGetProcAddress))
        return Error{"cannot draw without a display: OpenGL 3.3 is not there"};
    return Nothing{};
}

}  // namespace

Result<std::unique_ptr<Offscreen>> Offscreen::create(int width, int height) {
    std::unique_ptr<Offscreen> made(new Offscreen);
    made->egl_ = std::make_unique<Egl>();
    made->width_ = width;
    made->height_ = height;
    Egl& egl = *made->egl_;
    if (Status ready = make_context(egl.display, egl.context); !ready) return ready.error();
    glGenTextures(1, &egl.texture);
    glBindTexture(GL_TEXTURE_2D, egl.texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &egl.framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, egl.framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, egl.texture, 0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        return Error{
            fmt::format("cannot draw a picture of {} x {} pixels: OpenGL refuses the size", width, height)};
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    egl.has_imgui = true;
    if (!ImGui_ImplOpenGL3_Init("#version 330 core"))
        return Error{"Dear ImGui cannot start its OpenGL 3.3 renderer"};
    return made;
}

void Offscreen::frame(const std::function<void()>& draw) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
    io.DeltaTime = 1.f / 60;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    draw();
    ImGui::Render();
    glBindFramebuffer(GL_FRAMEBUFFER, egl_->framebuffer);
    glViewport(0, 0, width_, height_);
    glClearColor(0.05f, 0.06f, 0.09f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

Image Offscreen::image() const {
    glBindFramebuffer(GL_FRAMEBUFFER, egl_->framebuffer);
    return read_framebuffer(width_, height_);
}

#else

struct Offscreen::Egl {};

Result<std::unique_ptr<Offscreen>> Offscreen::create(int, int) {
    return Error{
        "this build of Loopglass cannot draw without a display: EGL was not there when it was built"};
}
void Offscreen::frame(const std::function<void()>&) {}
Image Offscreen::image() const { return {}; }

#endif

Offscreen::~Offscreen() = default;

}  // namespace lg::gui
