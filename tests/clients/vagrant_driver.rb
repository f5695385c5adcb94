# Calls methods of Vagrant's Hyper-V driver, named as JSON on the command line, and prints what each gives.
lib = Dir["/usr/share/rubygems-integration/all/gems/vagrant-*/lib"].first
$LOAD_PATH.unshift(lib) if lib
require "json"
require "vagrant"
require "#{Vagrant.source_root}/plugins/providers/hyperv/driver"
I18n.load_path << File.join(Vagrant.source_root, "templates/locales/providers_hyperv.yml")

driver = VagrantPlugins::HyperV::Driver.new(ARGV.shift)
puts JSON.generate({ version: Vagrant::Util::PowerShell.version.to_s.strip })
ARGV.each do |text|
  method, *arguments = JSON.parse(text)
  begin
    puts JSON.generate({ method: method, result: driver.public_send(method, *arguments) })
  rescue VagrantPlugins::HyperV::Errors::PowerShellError => e
    puts JSON.generate({ method: method, error: e.message })
  end
end
