#include "gui/offscreen.h"

#include <backends/imgui_impl_opengl3.h>
#include <fmt/format.h>
#include <glad/gl.h>
#include <imgui.h>

#include "gui/offscreen_context.h"

namespace lg::gui {

struct Offscreen::Surface {
    std::unique_ptr<OffscreenContext> context;
    GLuint texture = 0;
    GLuint framebuffer = 0;
    bool has_imgui = false;

    ~Surface() {
        if (has_imgui) {
            ImGui_ImplOpenGL3_Shutdown();
            ImGui::DestroyContext();
        }
        if (framebuffer) glDeleteFramebuffers(1, &framebuffer);
        if (texture) glDeleteTextures(1, &texture);
    }
};

Result<std::unique_ptr<Offscreen>> Offscreen::create(int width, int height) {
    Result<std::unique_ptr<OffscreenContext>> context = OffscreenContext::create();
    if (!context) return context.error();
    std::unique_ptr<Offscreen> made(new Offscreen);
    made->surface_ = std::make_unique<Surface>();
    made->width_ = width;
    made->height_ = height;
    Surface& surface = *made->surface_;
    surface.context = std::move(*context);
    glGenTextures(1, &surface.texture);
    glBindTexture(GL_TEXTURE_2D, surface.texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &surface.framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, surface.texture, 0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        return Error{
            fmt::format("cannot draw a picture of {} x {} pixels: OpenGL refuses the size", width, height)};
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    surface.has_imgui = true;
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
    glBindFramebuffer(GL_FRAMEBUFFER, surface_->framebuffer);
    glViewport(0, 0, width_, height_);
    glClearColor(0.05f, 0.06f, 0.09f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

Image Offscreen::image() const {
    glBindFramebuffer(GL_FRAMEBUFFER, surface_->framebuffer);
    return read_framebuffer(width_, height_);
}

Offscreen::~Offscreen() = default;

}  // namespace lg::gui
